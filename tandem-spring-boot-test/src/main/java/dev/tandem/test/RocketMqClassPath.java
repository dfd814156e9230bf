package dev.tandem.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class path a real name server and broker run on: apart from ours, because they bring versions of Netty and
 * OpenTelemetry of their own.
 */
final class RocketMqClassPath {

  static final String PROPERTY = "tandem.rocketmq.classpath";

  private RocketMqClassPath() {}

  /** The class path, as the file that the system property names holds it. */
  static String read() {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      throw new IllegalStateException("Set the system property " + PROPERTY
          + " to the file that holds the class path of a RocketMQ broker;"
          + " building the module rocketmq-runtime writes one to target/rocketmq.classpath");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No class path of a RocketMQ broker in " + file + "; build the module rocketmq-runtime",
          e);
    }
  }
}
