package dev.tandem.accompaniment.content;

import java.util.Collection;

/** Which journeys tell what was written for an audience. */
@FunctionalInterface
public interface Audiences {

  Collection<String> journeys(String audience);
}
