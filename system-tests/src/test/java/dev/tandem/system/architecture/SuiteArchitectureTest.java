package dev.tandem.system.architecture;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.system.BuiltModules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Rules that hold in every module; those of one module stand in its own test. */
class SuiteArchitectureTest {

  private static final int MOST_TYPES = 15;

  /**
   * The starter's API, which users look for in one place, and the contenders of the benchmarks,
   * which differ by nothing but their way. They may leave this list, and none joins it.
   */
  private static final Set<String> LARGER =
      Set.of("dev.tandem.benchmarks.contender", "dev.tandem.messaging");

  // They measure the mechanism itself, without the application around it.
  private static final Set<String> MEASURE_THE_MECHANISM = Set.of(
      "dev.tandem.benchmarks.contender.Backlog", "dev.tandem.benchmarks.contender.SqlBatched");

  // What a service tells itself, in a topic of its own, is no contract with others.
  private static final Set<String> TOLD_TO_ITSELF =
      Set.of("dev.tandem.fundpurchase.order.SubmissionDue");

  private static final Set<String> ANSWERING = Set.of(
      "org.springframework.stereotype.Controller",
      "org.springframework.web.bind.annotation.ControllerAdvice",
      "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
      "org.springframework.context.annotation.Configuration");

  private static final ArchRule MECHANISM_IS_THE_STARTERS = noClasses()
      .that()
      .resideOutsideOfPackage("dev.tandem.messaging..")
      .and(areNoneOf(MEASURE_THE_MECHANISM))
      .should()
      .dependOnClassesThat()
      .resideInAPackage("dev.tandem.messaging.internal..");

  private static final ArchRule EVENTS_ARE_CONTRACTS = classes()
      .that()
      .areAnnotatedWith("dev.tandem.messaging.EventType")
      .and()
      .resideOutsideOfPackage("dev.tandem.benchmarks..")
      .and(areNoneOf(TOLD_TO_ITSELF))
      .should()
      .resideInAPackage("dev.tandem.contract..");

  private static final ArchRule USE_CASES_ANSWER_NOBODY = noClasses()
      .that(areUseCases())
      .should()
      .dependOnClassesThat()
      .haveNameMatching("dev\\.tandem\\.web\\.problem\\.Problem(Type|Exception|s)?");

  private static JavaClasses suite;
  private static JavaClasses violations;

  @BeforeAll
  static void readTheClasses() throws IOException {
    var modules = BuiltModules.classes();
    assertThat(modules).hasSizeGreaterThan(8);
    suite = new ClassFileImporter().importPaths(modules);
    violations = new ClassFileImporter().importPackages("dev.tandem.system.architecture.violation");
  }

  @Test
  void onlyTheStarterKnowsItsMechanism() {
    MECHANISM_IS_THE_STARTERS.check(suite);
    assertThat(MECHANISM_IS_THE_STARTERS.evaluate(violations).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("UsesTheMechanism"));
  }

  @Test
  void everyEventIsAContract() {
    EVENTS_ARE_CONTRACTS.check(suite);
    assertThat(EVENTS_ARE_CONTRACTS.evaluate(violations).getFailureReport().getDetails())
        .singleElement()
        .matches(detail -> detail.contains("ToldPrivately"));
  }

  @Test
  void useCasesLeaveProblemsToThoseWhoAnswerRequests() {
    USE_CASES_ANSWER_NOBODY.check(suite);
    assertThat(USE_CASES_ANSWER_NOBODY.evaluate(violations).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("AnswersWithAProblem"));
  }

  @Test
  void noPackageHasMoreTypesThanOneTakesInAtAGlance() {
    assertThat(crowded(suite, MOST_TYPES)).isSubsetOf(LARGER);
    assertThat(crowded(violations, 1)).containsExactly("dev.tandem.system.architecture.violation");
  }

  private static List<String> crowded(JavaClasses classes, long most) {
    Map<String, Long> types = classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    return types.keySet().stream()
        .filter(name -> types.get(name) > most)
        .sorted()
        .toList();
  }

  /** Components, and whatever opens transactions; but those who answer requests are none. */
  private static DescribedPredicate<JavaClass> areUseCases() {
    return DescribedPredicate.describe(
        "are use cases",
        type -> (type.isMetaAnnotatedWith(Component.class) || opensTransactions(type))
            && ANSWERING.stream().noneMatch(type::isMetaAnnotatedWith));
  }

  private static boolean opensTransactions(JavaClass type) {
    return type.isAnnotatedWith(Transactional.class)
        || type.getMethods().stream().anyMatch(it -> it.isAnnotatedWith(Transactional.class));
  }

  private static DescribedPredicate<JavaClass> areNoneOf(Set<String> names) {
    return DescribedPredicate.describe(
        "are none of " + names,
        type -> names.stream()
            .noneMatch(
                name -> type.getName().equals(name) || type.getName().startsWith(name + "$")));
  }
}
