package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Says in words what an {@link IOException} means: its own messages are often only a path. */
public final class IoProblems {
  private IoProblems() {}

  /** The message for a file that cannot be read. */
  public static UserException reading(Path file, IOException problem) {
    return new UserException(file + " cannot be read: " + reason(problem), "", problem);
  }

  static String reason(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is not a folder";
    }
    if (problem instanceof EOFException) {
      return "it ends too early";
    }
    if (problem instanceof ZipException) {
      return "its compressed content is damaged";
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
