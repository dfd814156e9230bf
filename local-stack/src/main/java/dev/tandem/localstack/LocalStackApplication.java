package dev.tandem.localstack;

/** Starts the whole suite on real servers. */
public final class LocalStackApplication {

  private LocalStackApplication() {}

  public static void main(String[] args) {}
}
