package dev.tandem.datacentre;

import dev.tandem.web.IdFormat;
import dev.tandem.web.problem.Problems;

/** The written form of events' ids. */
public final class EventIds {

  public static final IdFormat EVENT = new IdFormat("evt", Problems.NOT_FOUND);

  private EventIds() {}
}
