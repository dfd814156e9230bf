package dev.tandem.benchmarks;

/** A part that takes minutes, on servers that hold nothing else. */
interface LongPart extends Part {

  @Override
  default boolean needsEmptyServers() {
    return true;
  }
}
