package dev.tandem.system.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MachineTextTest {

  private static final Path SUITE = Path.of("..");

  @Test
  void noModuleWritesTextThatDependsOnTheMachinesPlace() throws IOException {
    var modules = modules();

    assertThat(modules).hasSizeGreaterThan(8);
    assertThat(modules).flatExtracting(MachineText::violationsIn).isEmpty();
  }

  @Test
  void theRuleFindsEveryKind() {
    var violations =
        MachineText.violationsIn(Path.of("target/test-classes/dev/tandem/system/text/violation"));

    assertThat(violations)
        .anyMatch(violation -> violation.contains("toLowerCase"))
        .anyMatch(violation -> violation.contains("getBytes"))
        .anyMatch(violation -> violation.contains("systemDefault"))
        .anyMatch(violation -> violation.contains("LocalDate.now"))
        .anyMatch(violation ->
            violation.endsWith("Digits.class formats numbers or times without a Locale"))
        .noneMatch(violation -> violation.contains("Plain"));
  }

  private static List<Path> modules() throws IOException {
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
