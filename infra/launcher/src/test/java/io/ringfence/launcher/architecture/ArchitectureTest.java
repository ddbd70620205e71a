package io.ringfence.launcher.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.lang.ArchRule;
import io.ringfence.domain.access.DeskScope;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Set<String> CLOCK_READS =
      Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone");

  @Test
  void domainIsPureJava() {
    classes()
        .that()
        .resideInAPackage("io.ringfence.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.ringfence.domain..",
            "java.lang..",
            "java.math..",
            "java.time..",
            "java.util..",
            "org.jspecify..")
        .because(
            "arithmetic is needed by stream, reports and API alike: what needs a framework belongs"
                + " to the module that owns the framework")
        .check(Modules.all());
  }

  @Test
  void domainReadsNoClockAndDrawsNothing() {
    noClasses()
        .that()
        .resideInAPackage("io.ringfence.domain..")
        .should(Conditions.callAnyOf(CLOCK_READS))
        .orShould()
        .dependOnClassesThat(
            nameMatching("java\\.time\\.(Clock|InstantSource)")
                .or(nameMatching("java\\.util\\.(Random|random\\..*|UUID)"))
                .as("are clocks or chance"))
        .because(
            "the same events must give the same figures on any day: take the instant as a parameter"
                + " named at or asOf")
        .check(Modules.all());
  }

  @Test
  void schemaLooksAtNobody() {
    noDependency("io.ringfence.domain..", "io.ringfence.contracts..")
        .because("meaning must not depend on shape: map from wire to domain in the reader")
        .check(Modules.all());
    noDependency(
            "io.ringfence.contracts..",
            "io.ringfence.streaming..",
            "io.ringfence.reporting..",
            "io.ringfence.api..",
            "io.ringfence.clickhouse..",
            "io.ringfence.launcher..")
        .because("everybody reads the contracts, so they may read nobody")
        .check(Modules.all());
  }

  @Test
  void theEngineKnowsNothingOfRisk() {
    noDependency(
            "io.ringfence.clickhouse..",
            "io.ringfence.domain..",
            "io.ringfence.contracts..",
            "io.ringfence.streaming..",
            "io.ringfence.reporting..",
            "io.ringfence.api..",
            "io.ringfence.launcher..")
        .because("it is ClickHouse for anybody's tests: pass in what it must know")
        .check(Modules.all());
  }

  @Test
  void streamReportsAndApiDoNotReachAcross() {
    noDependency(
            "io.ringfence.streaming..",
            "io.ringfence.reporting..",
            "io.ringfence.api..",
            "io.ringfence.clickhouse..",
            "io.ringfence.launcher..")
        .because("data goes one way: the stream writes tables and asks nobody")
        .check(Modules.all());
    noDependency(
            "io.ringfence.reporting..",
            "io.ringfence.streaming..",
            "io.ringfence.api..",
            "io.ringfence.clickhouse..",
            "io.ringfence.launcher..")
        .because("reports read tables: what both need belongs to schema")
        .check(Modules.all());
    noDependency(
            "io.ringfence.api..",
            "io.ringfence.streaming..",
            "io.ringfence.clickhouse..",
            "io.ringfence.launcher..")
        .because("the API answers from reporting's queries only")
        .check(Modules.all());
  }

  @Test
  void theLauncherStartsProcessesInsteadOfCallingThem() {
    noDependency(
            "io.ringfence.launcher..",
            "io.ringfence.streaming..",
            "io.ringfence.reporting..",
            "io.ringfence.api..")
        .because(
            "one class path cannot hold Flink's and Spring's libraries: speak to them by arguments"
                + " and lines")
        .check(Modules.all());
  }

  @Test
  void noPackageCycles() {
    slices()
        .matching("io.ringfence.(**)")
        .should()
        .beFreeOfCycles()
        .because(
            "a cycle is one package in two folders: move the shared type to the side that both may"
                + " import")
        .check(Modules.all());
  }

  @Test
  void generatedTablesAreForQueries() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.ringfence.reporting.query..", "io.ringfence.reporting.store..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.ringfence.reporting.store.tables.."))
        .because("one class answers one question: add a query class with a row of its own")
        .check(Modules.all());
  }

  @Test
  void frameworksStayWhereTheyAreAtHome() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ringfence.streaming..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.flink.."))
        .because("Flink lives in streaming-jobs only")
        .check(Modules.all());
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ringfence.reporting.workbook..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.poi.."))
        .because("cells are written in reporting.workbook only")
        .check(Modules.all());
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ringfence.api..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta.servlet.."))
        .because("HTTP lives in api only")
        .check(Modules.all());
  }

  @Test
  void everyQueryIsAskedOnSomebodysBehalf() {
    classes()
        .that()
        .resideInAPackage("io.ringfence.reporting.query..")
        .and()
        .haveSimpleNameEndingWith("Query")
        .should(Conditions.haveOnlyConstructorsWith(DeskScope.class))
        .because("no row may leave without a scope: make DeskScope a component of the query")
        .check(Modules.all());
  }

  @Test
  void everyEndpointThatAnswersWithRowsTakesTheCallersDesks() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("io.ringfence.api..")
        .and()
        // It tells a caller what was wrong; no row passes through it.
        .areNotDeclaredIn("io.ringfence.api.error.ProblemErrorController")
        .and()
        .areAnnotatedWith(nameOfAnnotationMatching("org\\.springframework\\.web\\..*Mapping"))
        .should()
        .haveRawParameterTypes(
            describe(
                "one of them DeskAccess",
                types ->
                    types.stream().anyMatch(type -> type.getSimpleName().equals("DeskAccess"))))
        .because("what a token opens is decided once: take DeskAccess and hand its scope on")
        .check(Modules.all());
  }

  @Test
  void wireTypesArePublicRecordsOrEnums() {
    classes()
        .that()
        .resideInAPackage("io.ringfence.contracts.wire")
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .bePublic()
        .andShould(Conditions.beRecordOrEnum())
        .because(
            "Flink serialises public records field by field; anything else falls to a serialiser"
                + " that is switched off")
        .check(Modules.all());
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    classes()
        .that()
        .resideInAPackage("io.ringfence..")
        .should(Conditions.liveInANullMarkedPackage())
        .because("absent is @Nullable or Optional, never a surprise: add a package-info.java")
        .check(Modules.all());
  }

  @Test
  void namesAreNounsOfTheDesk() {
    noClasses()
        .that()
        .resideInAPackage("io.ringfence..")
        .and()
        .resideOutsideOfPackage("io.ringfence.reporting.store.tables..")
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Dto")
        .because("such a name says nothing: name what it is on a desk")
        .check(Modules.all());
  }

  private static ArchRule noDependency(String from, String... targets) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAnyPackage(targets));
  }

  /**
   * Spring's own classes are not on this class path, so its annotations are known by name. One of
   * ours that carries such an annotation counts as it.
   */
  private static DescribedPredicate<JavaAnnotation<?>> nameOfAnnotationMatching(String pattern) {
    return describe(
        "an annotation named " + pattern,
        annotation ->
            annotation.getRawType().getName().matches(pattern)
                || annotation.getRawType().getAnnotations().stream()
                    .anyMatch(meta -> meta.getRawType().getName().matches(pattern)));
  }
}
