package dev.tandem.localstack;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Packages know each other in one direction only. */
class ArchitectureTest {

  private static final String ROOT = "dev.tandem.localstack";

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages(ROOT);

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    noCirclesIn(ROOT).check(CLASSES);

    String wrong = ROOT + ".violation";
    assertThat(noCirclesIn(wrong)
            .evaluate(new ClassFileImporter().importPackages(wrong))
            .hasViolation())
        .isTrue();
  }

  private static ArchRule noCirclesIn(String root) {
    // The root package itself is a slice as well.
    return slices().matching("(" + root + "..)").should().beFreeOfCycles();
  }
}
