package dev.nnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/** What a class is made of, collected on the way. */
final class ClassParts {
  final List<FieldSpec> constants = new ArrayList<>();
  final List<CodeBlock> staticBlocks = new ArrayList<>();
  final List<FieldSpec> fields = new ArrayList<>();

  /** Methods that others were divided into. */
  final List<MethodSpec> helpers = new ArrayList<>();
}
