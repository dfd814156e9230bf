package dev.tandem.test.rocketmq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class path a real name server and broker run on: apart from ours, because they bring versions
 * of Netty and OpenTelemetry of their own.
 */
final class RocketMqClassPath {

  static final String PROPERTY = "tandem.rocketmq.classpath";

  private RocketMqClassPath() {}

  /**
   * The contents of the file that the system property names; without the property, the jars of the
   * bundle.
   */
  static String read() {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return Bundle.CLASS_PATH;
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No class path of a RocketMQ broker in " + file + "; build the module rocketmq-runtime",
          e);
    }
  }

  // Looked at once per JVM.
  private static final class Bundle {
    static final String CLASS_PATH =
        RocketMqBundle.onClassPath().unpackedBelow(RocketMqBundle.userCache());
  }
}
