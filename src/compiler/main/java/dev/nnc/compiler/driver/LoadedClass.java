package dev.nnc.compiler.driver;

import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A generated class in this process; its sessions share what the JVM has made of its methods. */
record LoadedClass(Class<?> type) {
  Session open(Options options) {
    try {
      Class<?> session = type.getClassLoader().loadClass(type.getName() + "$Session");
      MethodHandle open =
          MethodHandles.publicLookup()
              .findStatic(type, "open", MethodType.methodType(session, Options.class));
      return (Session) open.invoke(options);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException("cannot open " + type.getName(), impossible);
    }
  }
}
