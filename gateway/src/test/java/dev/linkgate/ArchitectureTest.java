package dev.linkgate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, and what nobody may use. */
class ArchitectureTest {
  private static final String ROOT = "dev.linkgate";

  /** What is written by hand and shipped; the generated code is the border. */
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(at -> !at.contains("/dev/linkgate/generated/"))
          .importPackages(ROOT);

  @Test
  void everyClassIsLookedAt() {
    assertThat(OURS).hasSizeGreaterThan(200);
    assertThat(OURS.contain("dev.linkgate.ArchitectureTest")).isFalse();
  }

  @Test
  void canonicalKnowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("dev.linkgate.canonical")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "dev.linkgate.canonical", "org.jspecify.annotations"))
        .check(OURS);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    slices().matching("dev.linkgate.adapter.(*)").should().notDependOnEachOther().check(OURS);
  }

  @Test
  void onlyAdaptersAndTheRootKnowAnAdapter() {
    noClasses()
        .that(not(resideInAnyPackage(ROOT, "dev.linkgate.adapter.*")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.linkgate.adapter.*")
        .check(OURS);
  }

  @Test
  void nobodyKnowsTheRoot() {
    noClasses()
        .that(not(resideInAPackage(ROOT)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(OURS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripev1", "stripev2", "whop"})
  void onlyItsAdapterSeesAnApisGeneratedCode(String api) {
    noClasses()
        .that(not(resideInAPackage("dev.linkgate.adapter." + api)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.linkgate.generated." + api + "..")
        .check(OURS);
    classes()
        .that()
        .haveFullyQualifiedName("dev.linkgate.adapter." + api + ".AccountLinksResource")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.linkgate.generated." + api + "..")
        .check(OURS);
  }

  @Test
  void noGeneratedCodeIsSeenOtherwise() {
    noClasses()
        .that(not(resideInAPackage("dev.linkgate.adapter.*")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.linkgate.generated..")
        .check(OURS);
  }

  @Test
  void packagesDoNotDependInCircles() {
    slices().matching("dev.linkgate.(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass one : OURS) {
      JavaPackage at = one.getPackage();
      if (at.tryGetPackageInfo().filter(it -> it.isAnnotatedWith(NullMarked.class)).isEmpty()) {
        unmarked.add(at.getName());
      }
    }

    assertThat(unmarked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripev1", "stripev2", "whop", "sandbox"})
  void anAdapterHasOneDoor(String api) {
    List<String> doors =
        OURS.stream()
            .filter(one -> one.getPackageName().equals("dev.linkgate.adapter." + api))
            .filter(one -> one.isTopLevelClass())
            .filter(one -> one.getModifiers().toString().contains("PUBLIC"))
            .map(JavaClass::getSimpleName)
            .toList();

    // Jersey calls a hosted page through its interface, which therefore is public.
    assertThat(doors).filteredOn(name -> !name.endsWith("Pages")).hasSize(1);
    assertThat(doors).anyMatch(name -> name.endsWith("Adapter"));
  }

  @Test
  void noHttpClientThatSendsPostsAgainIsUsed() {
    // HttpURLConnection and Jersey's default connector, which is built on it, repeat a POST on a
    // connection that broke; the JDK's client has no deadline for the body.
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..", "org.glassfish.jersey.client..", "jakarta.ws.rs.client..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.HttpURLConnection")
        .orShould()
        .callMethod(java.net.URL.class, "openConnection")
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .check(OURS);
  }

  @Test
  void namesSayWhatAThingIs() {
    Pattern vague = Pattern.compile("(Abstract.*|.*(Manager|Helper|Utils?|Impl|Base|Handler))");

    assertThat(OURS.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> vague.matcher(name).matches());
  }

  @Test
  void noRegularExpressionIsCompiledPerRequest() {
    // Configuration and command line read once, at their leisure.
    noClasses()
        .that(not(resideInAnyPackage("dev.linkgate.config", "dev.linkgate.cli")))
        .should()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .orShould()
        .callMethod(String.class, "replaceFirst", String.class, String.class)
        .orShould()
        .callMethod(Pattern.class, "matches", String.class, CharSequence.class)
        .check(OURS);
  }

  @Test
  void patternsAreConstants() {
    Set<String> compiled = new TreeSet<>();
    OURS.stream()
        .filter(one -> !one.getPackageName().equals("dev.linkgate.config"))
        .flatMap(one -> one.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(Pattern.class))
        .filter(call -> call.getTarget().getName().equals("compile"))
        .filter(call -> !call.getOrigin().getName().equals("<clinit>"))
        .forEach(call -> compiled.add(call.getDescription()));

    assertThat(compiled).isEmpty();
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(OURS);
  }
}
