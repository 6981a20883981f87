package dev.nnc.compiler.emit.code;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/** What a class is made of, collected on the way. */
public final class ClassParts {
  private final List<FieldSpec> constants = new ArrayList<>();
  private final List<CodeBlock> staticBlocks = new ArrayList<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> helpers = new ArrayList<>();

  public List<FieldSpec> constants() {
    return constants;
  }

  public List<CodeBlock> staticBlocks() {
    return staticBlocks;
  }

  public List<FieldSpec> fields() {
    return fields;
  }

  /** Methods that others were divided into. */
  public List<MethodSpec> helpers() {
    return helpers;
  }
}
