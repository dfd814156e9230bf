package dev.tandem.web.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An act of a person.
 *
 * @param actor the person, by their token's {@code sub}
 * @param roles the roles in the token, with spaces between them
 * @param origin the address they acted from
 * @param endpoint the method and the path's pattern
 * @param subjects the ids of all that it concerns
 * @param asked the request's body, unless it may hold secrets
 */
record Act(
    String actor,
    String roles,
    String origin,
    String endpoint,
    List<String> subjects,
    @Nullable String asked,
    @Nullable String reason,
    @Nullable String traceId) {

  Act {
    subjects = List.copyOf(subjects);
  }
}
