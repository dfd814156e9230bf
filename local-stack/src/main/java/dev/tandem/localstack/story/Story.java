package dev.tandem.localstack.story;

import java.io.IOException;

/** A course of money through the whole suite, told from the books of every part. */
interface Story {

  /** Its subject in a word or two. */
  String name();

  /**
   * Plays the story.
   *
   * @return the events, for people
   * @throws BrokenOffException if it goes wrong
   */
  String play() throws IOException;
}
