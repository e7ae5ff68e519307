package io.quiver.tck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.TreeSet;

/** Keeps the arrows of docs/ARCHITECTURE.md true. */
@AnalyzeClasses(packages = "io.quiver", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "io.quiver.";

  /** Every package, lowest first: a package may import only the ones listed before it. */
  private static final List<String> ORDER =
      List.of(
          "storage.error",
          "storage.value",
          "storage.kv",
          "storage.file",
          "storage.log",
          "storage.engine",
          "storage.backend",
          "storage.mvstore",
          "storage.backup",
          "storage.codec",
          "storage.catalog",
          "storage.tx",
          "storage.table",
          "storage.projection",
          "storage.graph",
          "storage.vector.lucene",
          "storage.vector",
          "storage.vector.simd",
          "storage.text",
          "storage.text.lucene",
          "storage",
          "functions.spi",
          "functions.scalar",
          "functions.json",
          "functions.file",
          "functions.vector",
          "functions.text",
          "functions.series",
          "functions.algorithm",
          "functions.graph",
          "functions",
          "parser.ast",
          "parser.generated",
          "parser",
          "planner.session",
          "planner.type",
          "planner.schema",
          "planner.system",
          "planner.rel",
          "planner.cost",
          "planner.validate",
          "planner.graph",
          "planner.rule",
          "planner.optimize",
          "planner.execute.context",
          "planner.execute.batch",
          "planner.execute.expression",
          "planner.execute.aggregate",
          "planner.execute.path",
          "planner.execute.operator",
          "planner.execute.change",
          "planner.execute",
          "planner.ddl",
          "planner.cache",
          "planner",
          "driver.url",
          "driver.error",
          "driver.migrate",
          "driver.convert",
          "driver.metadata",
          "driver.share",
          "driver.jdbc",
          "driver",
          "tck.kv",
          "tck.crash",
          "tck.backup",
          "tck.format",
          "tck.tx",
          "tck.sql",
          "tck.corpus",
          "tck.graph",
          "tck.jdbc",
          "tck.surface",
          "tck.isolation",
          "tck.store",
          "tck.share",
          "tck.fuzz",
          "tck",
          "shell",
          "bench");

  @ArchTest
  static void importsPointDownwards(JavaClasses classes) {
    var wrong = new TreeSet<String>();
    for (JavaClass origin : classes) {
      int from = ORDER.indexOf(name(origin));
      if (from < 0) {
        wrong.add("package " + origin.getPackageName() + " has no place in the order");
        continue;
      }
      origin
          .getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(BASE)
                    && ORDER.indexOf(name(target)) > from) {
                  wrong.add(origin.getName() + " imports upwards: " + target.getName());
                }
              });
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static String name(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(BASE) ? name.substring(BASE.length()) : name;
  }

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.quiver.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule MVSTORE_HAS_ONE_HOME =
      livesOnlyIn("io.quiver.storage.mvstore..", "org.h2..");

  @ArchTest
  static final ArchRule LUCENE_HAS_TWO_HOMES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.quiver.storage.vector.lucene..", "io.quiver.storage.text.lucene..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..")
          .because("Lucene makes vector graphs and text indexes, nothing else");

  @ArchTest
  static final ArchRule VECTOR_API_HAS_ONE_HOME =
      livesOnlyIn("io.quiver.storage.vector.simd..", "jdk.incubator.vector..");

  @ArchTest
  static final ArchRule JACKSON_HAS_ONE_HOME =
      livesOnlyIn("io.quiver.functions.json..", "com.fasterxml..");

  @ArchTest
  static final ArchRule FASTCSV_HAS_ONE_HOME =
      livesOnlyIn("io.quiver.functions.file..", "de.siegmar..");

  @ArchTest
  static final ArchRule CALCITE_STAYS_IN_PLANNER_AND_PARSER =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.quiver.planner..", "io.quiver.parser..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.calcite..")
          .because("Calcite has one home");

  private static ArchRule livesOnlyIn(String home, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .because("each library has one home package");
  }
}
