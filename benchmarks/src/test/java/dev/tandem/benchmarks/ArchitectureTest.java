package dev.tandem.benchmarks;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** What depends on what; a deliberately wrong pair of classes shows that the rule catches one. */
class ArchitectureTest {

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    noCirclesIn("dev.tandem.benchmarks")
        .check(new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tandem.benchmarks"));

    String wrong = "dev.tandem.benchmarks.violation";
    assertThat(noCirclesIn(wrong)
            .evaluate(new ClassFileImporter().importPackages(wrong))
            .hasViolation())
        .isTrue();
  }

  private static ArchRule noCirclesIn(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }
}
