package dev.tandem.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Random passwords, one file each, readable by their owner only; made when first asked for and then
 * kept.
 */
final class Passwords {

  private static final int BYTES = 24;

  private final Path directory;

  private Passwords(Path directory) {
    this.directory = directory;
  }

  static Passwords in(Path parent) {
    return new Passwords(parent.resolve("passwords"));
  }

  /** The role's password: hexadecimal digits. */
  String of(String role) {
    return read(fileOf(role));
  }

  /** The existing password of a role. */
  String known(String role) {
    return read(directory.resolve(role));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that holds the role's password and nothing else. */
  Path fileOf(String role) {
    Path file = directory.resolve(role);
    if (!Files.exists(file)) {
      make(file);
    }
    return file;
  }

  private void make(Path file) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    try {
      Files.createDirectories(directory);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
