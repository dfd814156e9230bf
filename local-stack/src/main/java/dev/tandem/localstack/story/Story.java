package dev.tandem.localstack.story;

import java.io.IOException;

/** A way money takes through the whole suite, told by what every part of it has on record. */
interface Story {

  /** What it is about, in a word or two. */
  String name();

  /**
   * Plays it.
   *
   * @return what happened, for people
   * @throws BrokenOffException if it does not go as it must
   */
  String play() throws IOException;
}
