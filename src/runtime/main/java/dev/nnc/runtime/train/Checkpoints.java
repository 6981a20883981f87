package dev.nnc.runtime.train;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.AtomicFolder;
import dev.nnc.runtime.file.IoProblems;
import dev.nnc.runtime.file.WriterLock;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of checkpoints, each a folder of its own, which is there as a whole or not at all. They
 * are numbered as they are made, so that the newest is that of the last training, whatever its
 * step.
 */
final class Checkpoints implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("(\\d{5,9})-step-\\d{1,19}");

  private final Path folder;
  private final Caller caller;
  private @Nullable WriterLock lock;

  /**
   * @param caller whose words messages speak in
   */
  Checkpoints(Path folder, Caller caller) {
    this.folder = folder;
    this.caller = caller;
  }

  Path folder() {
    return folder;
  }

  /**
   * Makes the folder if need be, takes it for this training until {@link #close}, and removes what
   * a killed process left in it.
   *
   * @throws UserException if it cannot be written to, or another training writes to it
   */
  void prepare() {
    try {
      Files.createDirectories(folder);
      lock = WriterLock.take(folder.resolve(".lock")).orElseThrow(this::taken);
      AtomicFolder.removeLeftovers(folder);
      Path probe = folder.resolve("probe-" + ProcessHandle.current().pid());
      Files.createDirectory(probe);
      Files.delete(probe);
    } catch (IOException unusable) {
      throw new UserException(
          "cannot write checkpoints to " + folder + ": " + IoProblems.reason(unusable),
          otherFolder(),
          unusable);
    }
  }

  private UserException taken() {
    return new UserException(
        "another training writes its checkpoints to " + folder + " now",
        "wait for its end, or " + otherFolder());
  }

  private String otherFolder() {
    return "name another folder: with "
        + OptionName.CHECKPOINT.of(caller)
        + ", or in the script's checkpoint statement";
  }

  /** Gives the folder to other trainings. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }

  /**
   * Writes a checkpoint, then removes the oldest.
   *
   * @param keep how many stay
   * @return its folder
   * @throws UserException if it cannot be written; nothing of it stays then
   */
  Path write(long step, int keep, AtomicFolder.Content files) {
    try {
      List<Path> before = newestFirst();
      int number = before.isEmpty() ? 1 : number(before.get(0)) + 1;
      Path checkpoint = folder.resolve(String.format(Locale.ROOT, "%05d-step-%d", number, step));
      AtomicFolder.write(
          checkpoint,
          part -> {
            files.writeTo(part);
            Checksums.write(part);
          });
      for (Path old : before.subList(Math.min(keep - 1, before.size()), before.size())) {
        AtomicFolder.remove(old);
      }
      return checkpoint;
    } catch (IOException problem) {
      throw new UserException(
          "cannot write a checkpoint to " + folder + ": " + IoProblems.reason(problem),
          "look at the folder, and at the space on its disk",
          problem);
    }
  }

  /**
   * The newest checkpoint that is as it was written.
   *
   * @param warnings hears of those passed over
   * @throws UserException if there is none
   */
  Path newestSound(Consumer<String> warnings) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw nothingSound(folder + " is a file, not a folder of checkpoints");
    }
    boolean isOne = Files.isRegularFile(folder.resolve(Checksums.NAME));
    List<Path> candidates = isOne ? List.of(folder) : newestFirst();
    List<String> damages = new ArrayList<>();
    for (Path candidate : candidates) {
      Optional<String> damage = Checksums.damage(candidate);
      if (damage.isEmpty()) {
        return candidate;
      }
      damages.add(damage.get());
      warnings.accept("the checkpoint " + candidate + " is passed over: " + damage.get());
    }
    throw nothingSound(
        candidates.isEmpty()
            ? "there is no checkpoint in " + folder
            : "no checkpoint in " + folder + " is sound; of the newest " + damages.get(0));
  }

  private UserException nothingSound(String why) {
    return new UserException(
        why,
        "give the folder that the script's checkpoint statement or "
            + OptionName.CHECKPOINT.of(caller)
            + " names, or begin anew without "
            + OptionName.RESUME.of(caller));
  }

  private List<Path> newestFirst() {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> all = new ArrayList<>(entries.filter(entry -> number(entry) > 0).toList());
      all.sort(Comparator.comparingInt(Checkpoints::number).reversed());
      return all;
    } catch (IOException unreadable) {
      throw IoProblems.reading(folder, unreadable);
    }
  }

  private static int number(Path checkpoint) {
    Matcher name = NAME.matcher(checkpoint.getFileName().toString());
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }
}
