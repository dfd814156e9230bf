package dev.tandem.notification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of dependencies; a deliberately wrong class proves that each of them catches one. */
class ArchitectureTest {

  private static final JavaClasses SERVICE = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("dev.tandem.notification");

  private static final JavaClasses WRONG =
      new ClassFileImporter().importPackages("dev.tandem.notification.violation");

  private static final ArchRule ONLY_THE_EDGES_KNOW_SPRING = noClasses()
      .that(describe("are not at an edge", type -> !isAtAnEdge(type)))
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.springframework..");

  private static final ArchRule NO_SERVICE_DEPENDS_ON_ANOTHER = noClasses()
      .should()
      .dependOnClassesThat(resideInAPackage("dev.tandem..")
          .and(not(resideInAnyPackage(
              "dev.tandem.notification..",
              "dev.tandem.messaging..",
              "dev.tandem.contract..",
              "dev.tandem.web.."))));

  private static final ArchRule THE_GUARD_DEPENDS_ON_NOTHING_ELSE = noClasses()
      .that()
      .resideInAPackage("..guard..")
      .should()
      .dependOnClassesThat()
      .resideOutsideOfPackages("..guard..", "java..", "org.jspecify..");

  @Test
  void onlyTheEdgesKnowSpring() {
    ONLY_THE_EDGES_KNOW_SPRING.check(SERVICE);
    assertCatchesAViolation(ONLY_THE_EDGES_KNOW_SPRING);
  }

  @Test
  void noServiceDependsOnAnother() {
    NO_SERVICE_DEPENDS_ON_ANOTHER.check(SERVICE);
    assertCatchesAViolation(NO_SERVICE_DEPENDS_ON_ANOTHER);
  }

  @Test
  void theGuardDependsOnNothingElse() {
    THE_GUARD_DEPENDS_ON_NOTHING_ELSE.check(SERVICE);
    assertCatchesAViolation(THE_GUARD_DEPENDS_ON_NOTHING_ELSE);
  }

  @Test
  void featuresDoNotDependOnEachOtherInCircles() {
    noCirclesIn("dev.tandem.notification").check(SERVICE);
    assertCatchesAViolation(noCirclesIn("dev.tandem.notification.violation"));
  }

  private static ArchRule noCirclesIn(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  // HTTP, SQL, settings and wiring; the worker starts and stops with the application, and what
  // delivers draws the line around a transaction.
  private static boolean isAtAnEdge(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost
        .getSimpleName()
        .matches("Jdbc.*|.*(Access|Application|Configuration|Controller|Properties|Worker)"
            + "|DeliverWebhooks|NoticeDispatcher");
  }

  private static void assertCatchesAViolation(ArchRule rule) {
    assertThat(rule.evaluate(WRONG).hasViolation()).as(rule.getDescription()).isTrue();
  }
}
