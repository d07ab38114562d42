package dev.slipway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows of the house. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    /** Leaving the engine must be a change of two packages. */
    @ArchTest
    static final ArchRule onlyProcessAndAccessKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages("dev.slipway.process..", "dev.slipway.access..", "dev.slipway.sample..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm..");

    /** Of the sample, only its people are the engine's users. */
    @ArchTest
    static final ArchRule theSampleKnowsTheEngineForItsPeopleOnly = noClasses()
            .that()
            .resideInAPackage("dev.slipway.sample..")
            .and()
            .haveSimpleNameNotStartingWith("SamplePeople")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm..");

    /** An auditor's stand-alone verifier is this code and nothing else. */
    @ArchTest
    static final ArchRule theGroundIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.slipway.ledger..",
                    "dev.slipway.signature..",
                    "dev.slipway.evidence..",
                    "dev.slipway.worm..",
                    "dev.slipway.witness..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.camunda..", "dev.slipway..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "dev.slipway.ledger..",
                            "dev.slipway.signature..",
                            "dev.slipway.evidence..",
                            "dev.slipway.worm..",
                            "dev.slipway.witness..",
                            "org.springframework.modulith.."))));

    /** The gate is pure: facts in, reasons out. */
    @ArchTest
    static final ArchRule theGateIsPure = noClasses()
            .that()
            .resideInAPackage("dev.slipway.gate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "org.camunda..", "java.net..", "java.nio.file..");

    @ArchTest
    static final ArchRule noCyclesBetweenFeatures =
            slices().matching("dev.slipway.(*)..").should().beFreeOfCycles();

    /** A delegate belongs to a diagram and is found by its bean name, never by its type. */
    @ArchTest
    static final ArchRule delegatesAreHidden = classes()
            .that()
            .haveSimpleNameEndingWith("Delegate")
            .or()
            .haveSimpleNameEndingWith("Listener")
            .should()
            .bePackagePrivate();

    @Test
    void everyArrowBetweenFeaturesIsDeclared() {
        ApplicationModules.of(SlipwayApplication.class).verify();
    }
}
