package dev.tandem.system.text;

import java.io.IOException;
import java.nio.file.Path;

import dev.tandem.system.BuiltModules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MachineTextTest {

  @Test
  void noModuleWritesTextThatDependsOnTheMachinesPlace() throws IOException {
    var modules = BuiltModules.classes();

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
}
