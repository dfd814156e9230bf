package dev.tandem.contract.accompaniment;

/** The tags of the topic {@code accompaniment}: who an event is for. */
public final class Audience {

  /** Operations, research among them. */
  public static final String OPS = "Ops";

  /** Customer service. */
  public static final String CS = "CS";

  /** What moves journeys on and reaches investors. */
  public static final String ORCHESTRATION = "Orchestration";

  private Audience() {}
}
