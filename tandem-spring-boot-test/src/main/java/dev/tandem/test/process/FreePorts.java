package dev.tandem.test.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Finds ports nobody listens on.
 *
 * <p>They lie below the range of outgoing ports and are drawn at random, so that builds running
 * side by side rarely collide.
 */
public final class FreePorts {

  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 31_000;
  private static final int ATTEMPTS = 500;

  private FreePorts() {}

  /** A port that is free now. */
  public static int next() {
    return next(0);
  }

  /** A port that is free now, as are those at {@code offsets} from it. */
  public static int next(int... offsets) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port) && IntStream.of(offsets).allMatch(offset -> isFree(port + offset))) {
        return port;
      }
    }
    throw new IllegalStateException("No free port between " + LOWEST + " and " + HIGHEST);
  }

  /** Whether a server could listen on {@code port} of the loopback interface now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Ports of connections that were closed a moment ago are free for a server.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
