package dev.tandem.messaging.support;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** The chain of causes behind a failure. */
public final class Causes {

  /** A limit, because chains can be made circular. */
  private static final int MOST = 32;

  private Causes() {}

  /** {@code failure} itself, then its cause, and so on. */
  public static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST);
  }

  /** The first of {@link #of(Throwable)} that is a {@code type}. */
  public static <T> Optional<T> find(Throwable failure, Class<T> type) {
    return of(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Whether one of {@link #of(Throwable)} is a {@code type}. */
  public static boolean contain(Throwable failure, Class<?> type) {
    return of(failure).anyMatch(type::isInstance);
  }

  /** The failure of a future, without the exception that merely wraps it. */
  public static Throwable unwrapped(Throwable failure) {
    boolean reports =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = failure.getCause();
    return reports && cause != null ? cause : failure;
  }
}
