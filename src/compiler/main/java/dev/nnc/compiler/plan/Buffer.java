package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;

/**
 * A value that is kept in memory while a routine runs, contiguous and row-major. Two buffers are
 * equal if identical; which of them share memory is said by {@link BufferPlan}.
 */
public final class Buffer {
  /** Where the memory comes from. */
  public enum Kind {
    /** Fed: the caller's array, from an offset on. */
    PLACEHOLDER,
    /** A variable, state, slot or average of the session. */
    CELL,
    /** The derivative by a variable, which one part of a step leaves to the other. */
    GRADIENT,
    /** Numbers written in the script. */
    CONSTANT,
    /** An array that is free when the last reader has run. */
    TEMPORARY,
    /** As much as there are rows to measure, made of what is known of all of them. */
    MEASURED,
    /** A number of its own, no array. */
    SCALAR,
    /** A number that the session knows: the step, a size. */
    CLOCK
  }

  private final Kind kind;
  private final Node node;
  private final String name;
  private final Dim elements;
  private final DType dtype;

  Buffer(Kind kind, Node node, String name) {
    this(kind, node, name, node.type().dtype(), node.type().shape().elements());
  }

  Buffer(Kind kind, Node node, String name, DType dtype, Dim elements) {
    this.kind = kind;
    this.node = node;
    this.name = name;
    this.dtype = dtype;
    this.elements = elements;
  }

  public Kind kind() {
    return kind;
  }

  /** The value it holds. */
  public Node node() {
    return node;
  }

  /** The script's name for it, a path. */
  public String name() {
    return name;
  }

  public DType dtype() {
    return dtype;
  }

  public Dim elements() {
    return elements;
  }

  public Shape shape() {
    return node.type().shape();
  }

  /** Whether it is one number rather than an array. */
  public boolean isScalar() {
    return kind == Kind.SCALAR || kind == Kind.CLOCK;
  }

  @Override
  public String toString() {
    return name + " : " + dtype.keyword() + "[" + elements + "]";
  }
}
