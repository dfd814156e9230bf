package dev.tandem.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The suite's modules, as the build has compiled them. */
public final class BuiltModules {

  private static final Path SUITE = Path.of("..");

  private BuiltModules() {}

  /** The folder of main classes of every module that has any. */
  public static List<Path> classes() throws IOException {
    var modules = new ArrayList<Path>();
    try (var folders = Files.newDirectoryStream(SUITE, Files::isDirectory)) {
      for (var folder : folders) {
        var classes = folder.resolve("target/classes");
        if (Files.isDirectory(folder.resolve("src/main/java")) && Files.isDirectory(classes)) {
          modules.add(classes);
        }
      }
    }
    return modules;
  }
}
