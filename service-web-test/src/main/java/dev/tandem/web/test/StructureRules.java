package dev.tandem.web.test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Rules of structure that services share, for ArchUnit. */
public final class StructureRules {

  private StructureRules() {}

  /** The classes of the service in package {@code root}, without its tests. */
  public static JavaClasses service(String root) {
    return new ClassFileImporter()
        .withImportOption(location -> !location.contains("/test"))
        .importPackages(root);
  }

  /** Classes that deliberately break the rules of the service in package {@code root}. */
  public static JavaClasses violations(String root) {
    return new ClassFileImporter().importPackages(root + ".violation");
  }

  /** Who asks the database is called Jdbc. */
  public static ArchRule sqlInClassesNamedForIt() {
    return noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Jdbc")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
        .because("SQL stands in classes that are named for it");
  }

  /** The packages below {@code root} need each other one way. */
  public static ArchRule noCycles(String root) {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a feature that needs another is not needed by it");
  }

  /** Fields are final. */
  public static ArchRule finalFields() {
    return finalFields(DescribedPredicate.alwaysFalse());
  }

  /** Fields are final, except in classes that {@code mayChange}. */
  public static ArchRule finalFields(DescribedPredicate<JavaClass> mayChange) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .areNotEnums()
        .and()
        .areDeclaredInClassesThat(DescribedPredicate.not(mayChange))
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .because("there is one constructor and nothing is set later");
  }
}
