package dev.tandem.messaging;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.messaging.circle.early.EarlyBird;
import dev.tandem.messaging.circle.late.LateBird;
import dev.tandem.messaging.internal.MessagingProperties;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The starter knows the protocol and nothing of payments. */
class StarterArchitectureTest {

  private static final Set<String> PAYMENT_WORDS =
      Set.of("payment", "wallet", "recharge", "fund", "money", "currency", "bank", "ledger");

  private static final ArchRule NO_PAYMENT_WORDS =
      noClasses().should().haveNameMatching("(?i).*(" + String.join("|", PAYMENT_WORDS) + ").*");

  private static final ArchRule NO_SERVICES = classes()
      .should()
      .onlyDependOnClassesThat(DescribedPredicate.describe(
          "are none of a service",
          type -> !type.getPackageName().startsWith("dev.tandem")
              || type.getPackageName().startsWith("dev.tandem.messaging")));

  private static final ArchRule ENVELOPE_STANDS_ALONE = noClasses()
      .that()
      .resideInAPackage("..messaging.internal.envelope..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "org.apache.rocketmq..", "org.springframework..", "java.sql..", "javax.sql..");

  private static final ArchRule API_KNOWS_NO_MECHANISM = noClasses()
      .that()
      .resideInAnyPackage("dev.tandem.messaging", "dev.tandem.messaging.support")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("..messaging.internal..");

  private static final ArchRule NO_CIRCLES = freeOfCircles("dev.tandem.messaging.internal");

  private final JavaClasses starter = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.tandem.messaging");

  @Test
  void speaksNoPaymentWord() {
    NO_PAYMENT_WORDS.check(starter);
    assertThat(members(starter))
        .noneMatch(member -> PAYMENT_WORDS.stream().anyMatch(member::contains));
  }

  @Test
  void dependsOnNoService() {
    NO_SERVICES.check(starter);
  }

  @Test
  void keepsTheEnvelopeFreeOfBrokerDatabaseAndSpring() {
    ENVELOPE_STANDS_ALONE.check(starter);
  }

  @Test
  void keepsTheApiFreeOfTheMechanism() {
    API_KNOWS_NO_MECHANISM.check(starter);
  }

  @Test
  void hasNoCirclesOfPackages() {
    NO_CIRCLES.check(starter);
  }

  @Test
  void catchesAnApiThatKnowsTheMechanismAndACircle() {
    JavaClasses violating = new ClassFileImporter()
        .importClasses(MechanismViolation.class, EarlyBird.class, LateBird.class);

    assertThat(API_KNOWS_NO_MECHANISM.evaluate(violating).hasViolation()).isTrue();
    assertThat(freeOfCircles("dev.tandem.messaging.circle").evaluate(violating).hasViolation())
        .isTrue();
  }

  @Test
  void catchesWhatBreaksTheRules() {
    JavaClasses violating = new ClassFileImporter().importClasses(WalletViolation.class);

    assertThat(NO_PAYMENT_WORDS.evaluate(violating).hasViolation()).isTrue();
    assertThat(members(violating))
        .anyMatch(member -> PAYMENT_WORDS.stream().anyMatch(member::contains));
  }

  private static ArchRule freeOfCircles(String packageName) {
    return slices().matching(packageName + ".(*)..").should().beFreeOfCycles();
  }

  private static Stream<String> members(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getMembers)
        .flatMap(Set::stream)
        .map(member -> member.getName().toLowerCase(Locale.ROOT));
  }

  /** Breaks a rule on purpose: it stands where the API does. */
  static class MechanismViolation {
    MessagingProperties settings;
  }

  /** Breaks the rules on purpose. */
  static class WalletViolation {
    void rechargeTheWallet() {}
  }
}
