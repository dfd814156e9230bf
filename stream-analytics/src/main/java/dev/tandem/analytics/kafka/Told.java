package dev.tandem.analytics.kafka;

import java.util.Map;

/** Something that the job tells others. */
public interface Told {

  /** What it is about: what is told later with the same key replaces it. */
  String key();

  /** It, in values that JSON knows. */
  Map<String, Object> json();
}
