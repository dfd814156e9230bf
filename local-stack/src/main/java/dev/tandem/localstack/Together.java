package dev.tandem.localstack;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

/** Runs several actions at once. */
final class Together {

  private Together() {}

  /** Returns when all are done; if one failed, throws its exception then. */
  static void run(Runnable... parts) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      CompletableFuture.allOf(Arrays.stream(parts)
              .map(part -> CompletableFuture.runAsync(part, threads))
              .toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Closes all that are not null; returns when all are closed, even if one fails. */
  static void close(@Nullable AutoCloseable... parts) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (AutoCloseable part : parts) {
        if (part != null) {
          var _ = threads.submit(() -> {
            part.close();
            return null;
          });
        }
      }
    }
  }
}
