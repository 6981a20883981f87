package dev.nnc.runtime.launch;

import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.train.MachineStart;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Starts the program anew in a Java machine to train on: with the vector module, which no manifest
 * can ask for, where there is such a module and the runtime has kernels for it, and without the
 * options of a {@link ProgramFile}.
 */
public final class Relaunch {
  /** The class that the vector module is for, loaded by no one else. */
  private static final String KERNELS = "/dev/nnc/runtime/lanes/FloatLanes.class";

  private static final String RELAUNCHED = "nnc.relaunched";

  private Relaunch() {}

  /**
   * Runs the main class again in such a machine, if that is of use and has not been done.
   *
   * @return the exit code of the other machine; empty if this one goes on
   */
  public static OptionalInt ifOfUse(String mainClass, List<String> arguments) {
    if (Boolean.getBoolean(MachineStart.PROPERTY)) {
      endWithParent();
    }
    if (Boolean.getBoolean(RELAUNCHED) || !(ProgramFile.hasStartedThis() || addsVectors())) {
      return OptionalInt.empty();
    }
    return run(command(mainClass, arguments));
  }

  /** A machine that is killed cannot end the one in its place. */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(ExitCode.OK.code())));
  }

  private static boolean addsVectors() {
    return !Lanes.isModuleLoaded()
        && Relaunch.class.getResource(KERNELS) != null
        && Lanes.isModuleInstalled();
  }

  static List<String> command(String mainClass, List<String> arguments) {
    List<String> given = ProgramFile.without(GivenOptions.of(mainClass, arguments));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(MemoryOptions.besides(given));
    command.addAll(LaneCompilation.besides(given));
    command.addAll(given);
    if (Lanes.isModuleInstalled()) {
      command.add("--add-modules=" + Lanes.MODULE);
    }
    command.add("-D" + RELAUNCHED + "=true");
    command.add("-D" + MachineStart.PROPERTY + "=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /** A machine that cannot be started is no mistake: the scalar kernels give the same bits. */
  private static OptionalInt run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).inheritIO().redirectError(Redirect.PIPE).start();
      Thread errors = new Thread(new RelaunchedErrors(process.getErrorStream(), System.err));
      errors.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, errors)));
      errors.join();
      return OptionalInt.of(process.waitFor());
    } catch (IOException noJava) {
      return OptionalInt.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(ExitCode.OK.code());
    }
  }

  /** Whoever ends this machine means the other, which then stops cleanly. */
  private static void end(Process process, Thread errors) {
    process.toHandle().destroy();
    try {
      process.waitFor();
      errors.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
