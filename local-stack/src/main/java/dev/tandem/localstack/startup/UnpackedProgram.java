package dev.tandem.localstack.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Spring Boot's executable jar taken apart: the program's classes in one jar that names its
 * libraries, which lie beside it. A JVM reads that faster than jars in a jar, and can make a start
 * cache only of that.
 */
final class UnpackedProgram {

  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final String BUILD = "META-INF/build-info.properties";

  private UnpackedProgram() {}

  /** A hash that differs as soon as any content of {@code executable} does. */
  static String content(Path executable) {
    try (JarFile jar = new JarFile(executable.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc())
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks {@code executable} into {@code directory}, which exists and is empty. */
  static void unpack(Path executable, Path directory) {
    try (JarFile jar = new JarFile(executable.toFile())) {
      List<JarEntry> libraries = jar.stream()
          .filter(entry -> entry.getName().startsWith(LIBRARIES) && !entry.isDirectory())
          .toList();
      Files.createDirectory(directory.resolve("lib"));
      for (JarEntry library : libraries) {
        try (InputStream content = jar.getInputStream(library)) {
          Files.copy(content, directory.resolve("lib").resolve(nameOf(library)));
        }
      }
      try (OutputStream file = Files.newOutputStream(jarIn(directory));
          JarOutputStream app = new JarOutputStream(file, manifest(jar, libraries))) {
        copyClasses(jar, app);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + executable, e);
    }
  }

  /** The jar that runs. */
  static Path jarIn(Path directory) {
    return directory.resolve("app.jar");
  }

  private static void copyClasses(JarFile jar, JarOutputStream app) throws IOException {
    for (JarEntry entry : jar.stream().toList()) {
      String name = entry.getName();
      boolean isClass = name.startsWith(CLASSES) && name.length() > CLASSES.length();
      if (isClass || name.equals(BUILD)) {
        JarEntry copy = new JarEntry(isClass ? name.substring(CLASSES.length()) : name);
        copy.setTime(entry.getTime());
        app.putNextEntry(copy);
        try (InputStream content = jar.getInputStream(entry)) {
          content.transferTo(app);
        }
      }
    }
  }

  private static Manifest manifest(JarFile jar, List<JarEntry> libraries) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    Attributes given = jar.getManifest().getMainAttributes();
    attributes.putAll(given);
    attributes.put(Attributes.Name.MAIN_CLASS, given.getValue("Start-Class"));
    attributes.put(
        Attributes.Name.CLASS_PATH,
        libraries.stream()
            .map(library -> "lib/" + nameOf(library))
            .collect(Collectors.joining(" ")));
    return manifest;
  }

  private static String nameOf(JarEntry library) {
    return library.getName().substring(LIBRARIES.length());
  }
}
