package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.session.InferenceModel;
import dev.nnc.runtime.session.InferenceSession;
import dev.nnc.runtime.train.ProfiledSession;
import dev.nnc.runtime.train.TrainingSession;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An output may be called as it likes, so what generated classes inherit must be known. */
class ReservedNamesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        InferenceModel.class,
        InferenceSession.class,
        ProfiledSession.class,
        TrainingSession.class
      })
  void inheritedMethodsAreReserved(Class<?> base) {
    assertThat(
            Stream.<Class<?>>iterate(base, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> isInherited(method))
                .map(Method::getName)
                .distinct())
        .isSubsetOf(ReservedNames.METHODS);
  }

  private static boolean isInherited(Method method) {
    int modifiers = method.getModifiers();
    return !method.isSynthetic()
        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }
}
