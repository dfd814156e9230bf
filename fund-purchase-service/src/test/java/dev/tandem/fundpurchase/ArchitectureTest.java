package dev.tandem.fundpurchase;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.pricing.Nav;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** What depends on what; a deliberately wrong class shows of each rule that it catches one. */
class ArchitectureTest {

  private static final int MOST_TYPES = 15;

  private static final JavaClasses SERVICE = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("dev.tandem.fundpurchase");

  private static final JavaClasses WRONG =
      new ClassFileImporter().importPackages("dev.tandem.fundpurchase.violation");

  private static final ArchRule DOMAIN_KNOWS_NO_SPRING = noClasses()
      .that(describe("are domain types", ArchitectureTest::isDomainType))
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.springframework..");

  private static final ArchRule NO_SERVICE_DEPENDS_ON_ANOTHER = noClasses()
      .should()
      .dependOnClassesThat(resideInAPackage("dev.tandem..")
          .and(not(resideInAnyPackage(
              "dev.tandem.fundpurchase..",
              "dev.tandem.messaging..",
              "dev.tandem.contract..",
              "dev.tandem.web.."))));

  @Test
  void theDomainKnowsNoSpring() {
    DOMAIN_KNOWS_NO_SPRING.check(SERVICE);
    assertThat(isDomainType(SERVICE.get(Nav.class))).isTrue();
    assertThat(isDomainType(SERVICE.get(FundOrder.class))).isTrue();
    assertCatchesAViolation(DOMAIN_KNOWS_NO_SPRING);
  }

  @Test
  void noServiceDependsOnAnother() {
    NO_SERVICE_DEPENDS_ON_ANOTHER.check(SERVICE);
    assertCatchesAViolation(NO_SERVICE_DEPENDS_ON_ANOTHER);
  }

  @Test
  void featuresDoNotDependOnEachOtherInCircles() {
    noCirclesIn("dev.tandem.fundpurchase").check(SERVICE);
    assertCatchesAViolation(noCirclesIn("dev.tandem.fundpurchase.violation"));
  }

  @Test
  void noPackageHasMoreTypesThanOneTakesInAtAGlance() {
    assertThat(packagesOfMoreTypesThan(MOST_TYPES, SERVICE)).isEmpty();
    assertThat(packagesOfMoreTypesThan(1, WRONG))
        .containsExactly("dev.tandem.fundpurchase.violation");
  }

  private static Set<String> packagesOfMoreTypesThan(int most, JavaClasses classes) {
    Map<String, Long> types = classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(it -> !it.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    types.values().removeIf(count -> count <= most);
    return types.keySet();
  }

  private static ArchRule noCirclesIn(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  // Values, states, outcomes and entities. Properties are Spring's by their nature.
  private static boolean isDomainType(JavaClass type) {
    return !type.getSimpleName().endsWith("Properties")
        && (type.isRecord()
            || type.isEnum()
            || type.isAnnotatedWith(Entity.class)
            || (type.isInterface() && !type.getSubclasses().isEmpty() && hasOnlyRecords(type)));
  }

  private static boolean hasOnlyRecords(JavaClass outcome) {
    return outcome.getSubclasses().stream()
        .allMatch(kind -> kind.isRecord() && kind.getModifiers().contains(JavaModifier.FINAL));
  }

  private static void assertCatchesAViolation(ArchRule rule) {
    assertThat(rule.evaluate(WRONG).hasViolation()).as(rule.getDescription()).isTrue();
  }
}
