package dev.nnc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.maven.Maven.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What happens to projects in their lives. */
record Stories(Workshop workshop) {
  private static final Pattern MILLIS = Pattern.compile("up to date \\(\\d+\\.\\d ms\\)");
  private static final String SCRIPTS = "src/main/nn/org/example/";
  private static final String JAVA = "target/generated-sources/nnc/org/example/";
  private static final String CLASSES = "target/classes/org/example/";

  /** All stories, with a Maven. */
  static Stream<DynamicTest> with(String name, Path mavenHome) {
    Stories stories = new Stories(Workshop.of(name, mavenHome));
    return Stream.of(
        DynamicTest.dynamicTest("life", stories::life),
        DynamicTest.dynamicTest("overrides", stories::overrides),
        DynamicTest.dynamicTest("modules", stories::modules),
        DynamicTest.dynamicTest("goals", stories::goals),
        DynamicTest.dynamicTest("alone", stories::alone),
        DynamicTest.dynamicTest("interrupt", stories::interrupt),
        DynamicTest.dynamicTest("examples", stories::examples),
        DynamicTest.dynamicTest("serving", stories::serving),
        DynamicTest.dynamicTest("readme", stories::readme),
        DynamicTest.dynamicTest("page", stories::page));
  }

  /** Its scripts are built, left alone, changed, broken, mended and removed. */
  void life() {
    Path project = workshop.project("one", "Müller & Söhne/Projekt");
    firstBuild(project);
    unchanged(project);
    lost(project);
    changedUsedFile(project);
    changedUse(project);
    removed(project);
    bad(project);
    skipped(project);
  }

  private void firstBuild(Path project) {
    Result first = succeed(project, "verify");
    assertThat(first.linesWith("Compiled 3 of 3 scripts")).hasSize(1);
    assertThat(first.linesWith("Compiled 1 of 1 script ")).hasSize(1);
    assertThat(first.linesWith("Tests run: 2, Failures: 0")).isNotEmpty();
    assertThat(Folders.names(project.resolve(JAVA)))
        .containsExactly("Line.java", "LineTrainer.java", "Valley.java", "ValleyTrainer.java");
    assertThat(project.resolve(CLASSES + "LineTrainer$Session.class")).exists();
    assertThat(project.resolve("target/test-classes/org/example/Saddle.class")).exists();
  }

  private void unchanged(Path project) {
    Result unchanged = succeed(project, "verify", "-o");
    List<String> lines = unchanged.linesWith("Nothing to compile: all scripts are up to date");
    assertThat(lines).hasSize(2).allMatch(line -> MILLIS.matcher(line).find());
    assertThat(unchanged.log()).doesNotContainIgnoringCase("recompiling");
  }

  /** Where the folder of scripts is looked for in vain, nothing is deleted. */
  private void lost(Path project) {
    SortedMap<String, String> before = Folders.contents(project.resolve("target/classes"));
    Result lost = succeed(project, "process-classes", "-Dnnc.sourceDirectory=none");
    assertThat(lost.linesWith("WARNING] The folder of scripts is not there: ")).hasSize(2);
    assertThat(lost.linesWith("none is not there: what was compiled of it stays")).hasSize(1);
    assertThat(Folders.contents(project.resolve("target/classes"))).isEqualTo(before);
  }

  private void changedUsedFile(Path project) {
    String valley = Folders.text(project.resolve(JAVA + "ValleyTrainer.java"));
    Folders.change(project.resolve(SCRIPTS + "layers.nn"), "rate = 0.1", "rate = 0.0625");
    Result changed = succeed(project, "process-classes");
    assertThat(changed.linesWith("Compiled 2 of 3 scripts")).hasSize(1);
    assertThat(Folders.text(project.resolve(JAVA + "LineTrainer.java"))).contains("0.0625");
    assertThat(project.resolve(JAVA + "ValleyTrainer.java")).hasContent(valley);
  }

  /** Java that uses a script is compiled with what the script says now. */
  private void changedUse(Path project) {
    Path script = project.resolve(SCRIPTS + "line.nn");
    Folders.change(script, "output y =", "output height =");
    Folders.change(script, "mse(y", "mse(height");
    Result changed = fail(project, "process-classes");
    assertThat(changed.linesWith("Compiled 1 of 3 scripts")).hasSize(1);
    assertThat(changed.linesWith("Fit.java")).isNotEmpty();
    Folders.change(script, "output height =", "output y =");
    Folders.change(script, "mse(height", "mse(y");
  }

  private void removed(Path project) {
    Folders.move(project.resolve(SCRIPTS + "line.nn"), project.resolve(SCRIPTS + "plane.nn"));
    Folders.delete(project.resolve(SCRIPTS + "valley.nn"));
    Result removed = succeed(project, "process-classes");
    assertThat(removed.linesWith("Deleted org.example.Valley")).hasSize(1);
    assertThat(Folders.names(project.resolve(JAVA)))
        .containsExactly("Line.java", "LineTrainer.java");
    assertThat(Folders.names(project.resolve(CLASSES)))
        .contains("Fit.class", "LineTrainer.class")
        .noneMatch(name -> name.startsWith("Valley"));
  }

  private void bad(Path project) {
    SortedMap<String, String> before = Folders.contents(project.resolve("target/classes"));
    Folders.change(project.resolve(SCRIPTS + "plane.nn"), "mse(y, t)", "mse(y, u)");
    Folders.write(
        project.resolve(SCRIPTS + "steep.nn"), "model Steep {\n  output y = x @ @ x\n}\n");
    for (String goal : List.of("validate", "nnc:compile")) {
      Result bad = fail(project, goal);
      assertThat(bad.linesWith("plane.nn:[12,19] error[NN")).hasSize(1);
      assertThat(bad.linesWith("steep.nn:[2,")).hasSize(1);
      assertThat(bad.linesWith("2 errors in 2 scripts")).isNotEmpty();
    }
    Folders.change(project.resolve(SCRIPTS + "plane.nn"), "mse(y, u)", "mse(y, t)");
    Folders.write(project.resolve(SCRIPTS + "steep.nn"), "model Line {\n  output one = 1.0\n}\n");
    for (String goal : List.of("validate", "nnc:compile")) {
      Result twice = fail(project, goal);
      assertThat(twice.linesWith("plane.nn and org/example/steep.nn both write")).isNotEmpty();
    }
    assertThat(Folders.contents(project.resolve("target/classes"))).isEqualTo(before);
  }

  private void skipped(Path project) {
    Result skipped = succeed(project, "generate-sources", "-Dnnc.skip");
    assertThat(skipped.linesWith("Skipped")).hasSize(2);
  }

  // ---------------------------------------------------------------- options

  /** Dims and configs have other values for a while. */
  void overrides() {
    Path project = workshop.project("one", "overrides");
    Path trainer = project.resolve(JAVA + "LineTrainer.java");
    Result own = succeed(project, "generate-sources", "-Drate=0.0625", "-Dnnc.set.rat=1");
    assertThat(own.linesWith("org/example/line.nn: rate = 0.0625")).isNotEmpty();
    assertThat(own.linesWith("-Dnnc.set.rat: nothing in")).hasSize(2);
    assertThat(Folders.text(trainer)).contains("0.0625");
    succeed(project, "nnc:compile", "-Drate=3", "-Dnnc.set.rate=0.03125");
    assertThat(Folders.text(trainer)).contains("0.03125");
    assertThat(succeed(project, "nnc:compile").linesWith("Compiled 2 of 3 scripts")).hasSize(1);
    assertThat(Folders.text(trainer)).doesNotContain("0.03125");
  }

  /** Several modules, built at a time and twice, are the same to the byte. */
  void modules() {
    Path one = workshop.project("several", "first place");
    Path other = workshop.project("several", "other");
    succeed(one, "package", "-T", "2");
    succeed(other, "package");
    for (String module : List.of("first", "second")) {
      for (String built : List.of("classes", "generated-sources", module + "-1.jar")) {
        String folder = module + "/target/" + built;
        assertThat(Folders.contents(one.resolve(folder)))
            .isNotEmpty()
            .isEqualTo(Folders.contents(other.resolve(folder)));
      }
    }
    assertThat(Folders.text(one.resolve("second/target/generated-sources/nnc/c/WideTrainer.java")))
        .contains("0.25", "WIDTH = 3", "double");
    Folders.change(one.resolve("second/pom.xml"), "width>", "breadth>");
    assertThat(fail(one, "generate-sources").linesWith("<overrides> sets breadth, but"))
        .isNotEmpty();
  }

  // ---------------------------------------------------------------- other goals

  /** Goals that are called by hand. */
  void goals() {
    Path project = workshop.project("one", "goals");
    String script = "-Dnnc.script=" + SCRIPTS + "line.nn";
    Result result = succeed(project, "nnc:train", "nnc:graph", "nnc:help", script, "-Dnnc.steps=7");
    assertThat(result.linesWith("step 7")).isNotEmpty();
    assertThat(project.resolve("target/nnc/weights/Line.safetensors")).isNotEmptyFile();
    assertThat(Folders.text(project.resolve("target/nnc/Line.dot")))
        .startsWith("digraph \"Line\" {");
    assertThat(result.linesWith("nnc:test-compile")).isNotEmpty();
    Result missing = fail(project, "nnc:train", script, "-Dnnc.weights=none.safetensors");
    assertThat(missing.linesWith("training Line has failed")).isNotEmpty();
    assertThat(missing.linesWith("WARNING]    = help: ")).isEmpty();
    Result file = fail(project, "nnc:train", script, "-Dnnc.out=pom.xml");
    assertThat(file.linesWith("nnc.out is a file: ")).isNotEmpty();
    Result misspelt = succeed(project, "nnc:train", script, "-Dnnc.set.rat=1", "-Dnnc.steps=1");
    assertThat(misspelt.linesWith("-Dnnc.set.rat: nothing in line.nn")).hasSize(1);
    Result noFolder = fail(project, "nnc:check", "-Dnnc.sourceDirectory=pom.xml");
    assertThat(noFolder.linesWith("the folder of scripts is a file: ")).isNotEmpty();
    Result wrong = fail(project, "nnc:train", script, "-Dnnc.epochs=-1");
    assertThat(wrong.linesWith("nnc.epochs must be at least 0, not -1")).isNotEmpty();
    for (String each : List.of("skip", "fastMath", "allowNonFinite")) {
      Result word = fail(project, "nnc:train", script, "-Dnnc." + each + "=ja");
      assertThat(word.linesWith("<" + each + "> must be true or false, not `ja`")).isNotEmpty();
    }
  }

  /** A script is trained in a folder that holds no project. */
  void alone() {
    Path folder = workshop.folder("alone");
    Folders.write(
        folder.resolve("bowl.nn"),
        """
        model Bowl {
          variable x : float[2] ~ ones
        }
        train Bowl {
          loss     sum(x^2)
          optimize sgd(rate = 0.1)
          run      5 steps
        }
        """);
    String train = "dev.nnc:nnc-maven-plugin:" + workshop.maven().version() + ":train";
    Result result = succeed(folder, train, "-Dnnc.script=bowl.nn");
    assertThat(result.linesWith("done after 5 steps")).hasSize(1);
    assertThat(folder.resolve("target/nnc/weights/Bowl.safetensors")).isNotEmptyFile();
  }

  /** Ctrl-C ends a training with a checkpoint, and the command that is told goes on from there. */
  void interrupt() {
    Path project = workshop.project("one", "interrupt");
    String script = "-Dnnc.script=" + project.resolve(SCRIPTS + "line.nn");
    String kept = "-Dnnc.checkpoint=" + project.resolve("kept");
    Result stopped =
        workshop
            .maven()
            .interrupt(
                project,
                "training Line",
                "nnc:train",
                script,
                kept,
                "-Dnnc.epochs=999999999",
                "-Drate=0.0625");
    assertThat(stopped.linesWith("stopped after ")).hasSize(1);
    List<String> told = stopped.linesWith("go on with: mvn ");
    assertThat(told).hasSize(1);
    String[] words = told.get(0).split("go on with: mvn ", 2)[1].split(" ");
    assertThat(words)
        .contains(
            script,
            kept,
            "-Dnnc.epochs=999999999",
            "-Drate=0.0625",
            "-Dnnc.resume=" + project.resolve("kept"));
    List<String> more = new ArrayList<>(List.of(words));
    more.add("-Dnnc.epochs=1");
    Result on = succeed(project, more.toArray(String[]::new));
    assertThat(on.linesWith("0 steps after ")).hasSize(1);
  }

  /** The examples are a project as a user's: built, tested, started from what was built. */
  void examples() {
    Path project = workshop.folder("examples");
    Folders.copy(Path.of("../../examples"), project);
    Folders.delete(project.resolve("target"));
    Result built = succeed(project, "verify");
    long scripts = Folders.names(project).stream().filter(name -> name.endsWith(".nn")).count();
    assertThat(built.linesWith("Compiled " + scripts + " of " + scripts + " scripts")).hasSize(1);
    assertThat(built.linesWith("Tests run: 9, Failures: 0")).isNotEmpty();
    assertThat(Folders.names(project.resolve("target/classes/example")))
        .contains("Digits.class", "DigitsTrainer.class", "LineMain.class");
  }

  /** A servlet and a Spring application predict by weights that the project trained. */
  void serving() {
    Path project = workshop.project("serving", "serving");
    succeed(
        project,
        "nnc:train",
        "-Dnnc.script=src/main/nn/example/digits.nn",
        "-Dnnc.dataFolder=" + Path.of("../../examples/data").toAbsolutePath().normalize(),
        "-Dnnc.out=src/main/resources/example");
    Result built = succeed(project, "test");
    assertThat(built.linesWith("Compiled 1 of 1 script ")).hasSize(1);
    assertThat(built.linesWith("Tests run: 4, Failures: 0")).isNotEmpty();
  }

  /** The example of the page. */
  void page() {
    Path project = workshop.folder("page");
    MavenPage.writeExample(MavenPage.FILE, project);
    Result built = succeed(project, "package");
    assertThat(built.linesWith("Compiled 1 of 1 script ")).hasSize(1);
    assertThat(Folders.names(project.resolve("target"))).contains("xor-1.jar");
  }

  /** A project made by following README alone, in an empty folder. */
  void readme() {
    Path project = workshop.folder("readme");
    MavenPage.writeExample(MavenPage.README, project);
    Result run =
        succeed(
            project,
            "compile",
            "org.codehaus.mojo:exec-maven-plugin:3.5.0:java",
            "-Dexec.mainClass=org.example.Main");
    assertThat(run.linesWith("TrainingReport[model=Plane, step=500")).hasSize(1);
    assertThat(run.log().lines()).anyMatch(line -> line.matches("(.* )?(8\\.99|9\\.0)\\d*"));
  }

  private Result succeed(Path project, String... arguments) {
    Result result = workshop.maven().run(project, arguments);
    assertThat(result.exit()).as(result.log()).isZero();
    return result;
  }

  private Result fail(Path project, String... arguments) {
    Result result = workshop.maven().run(project, arguments);
    assertThat(result.exit()).as(result.log()).isEqualTo(1);
    return result;
  }
}
