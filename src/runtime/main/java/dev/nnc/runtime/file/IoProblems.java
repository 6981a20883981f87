package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
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
    return reading(file.toString(), problem);
  }

  /** The message for a place in a file that cannot be read. */
  public static UserException reading(String place, IOException problem) {
    return new UserException(place + " cannot be read: " + reason(problem), help(problem), problem);
  }

  private static String help(IOException problem) {
    if (problem instanceof CharacterCodingException) {
      return "save it in UTF-8";
    }
    boolean damaged = problem instanceof EOFException || problem instanceof ZipException;
    return damaged ? "copy or download the file again" : "look at the file and its rights";
  }

  /** Why, in words. */
  public static String reason(IOException problem) {
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
    if (problem instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    }
    if (problem instanceof ClosedByInterruptException) {
      return "the thread was interrupted";
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
