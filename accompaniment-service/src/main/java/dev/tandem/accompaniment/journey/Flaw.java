package dev.tandem.accompaniment.journey;

/** Something that is wrong with a journey's file. */
public record Flaw(String file, int line, String what) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + what;
  }
}
