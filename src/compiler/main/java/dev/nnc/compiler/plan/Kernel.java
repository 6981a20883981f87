package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.FileArray;
import dev.nnc.compiler.ops.Random;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of work that is one method, or one call of the runtime. */
public sealed interface Kernel {
  /** The kernels of a band, or this one alone. */
  default List<Kernel> parts() {
    return this instanceof Band band ? band.kernels() : List.of(this);
  }

  /** What it computes, for names and origins. */
  List<Node> values();

  List<Buffer> reads();

  List<Buffer> writes();

  /** What it reads and writes. */
  default List<Buffer> buffers() {
    List<Buffer> all = new ArrayList<>(reads());
    all.addAll(writes());
    return all;
  }

  /** A kernel whose body is a method of the generated class. */
  sealed interface Method extends Kernel {
    Body body();

    /** For each argument of the body what it is called with. */
    List<Buffer> arguments();

    @Override
    default List<Buffer> reads() {
      List<Buffer> reads = new ArrayList<>();
      for (Instruction instruction : body().instructions()) {
        if (instruction instanceof Instruction.Load load) {
          reads.add(arguments().get(load.argument()));
        } else if (instruction instanceof Instruction.Scalar scalar) {
          reads.add(arguments().get(scalar.argument()));
        }
      }
      return reads;
    }

    @Override
    default List<Buffer> writes() {
      return body().stores().stream().map(store -> arguments().get(store.argument())).toList();
    }
  }

  /** Computes and stores values at every point of a space; with no axes, once. */
  record Loop(Body body, List<Buffer> arguments, List<Node> values) implements Method {}

  /** How values are joined. */
  enum Joining {
    SUM,
    MAX,
    ARG_MAX
  }

  /**
   * Joins the values computed along neighbouring axes; the only store takes the result. In a band,
   * sums of columns may have several results, and store elements on the way.
   *
   * @param reduced for each axis of the body whether it is joined
   * @param scratch as many elements as a column sum has columns, where rows come in several blocks
   */
  record Reduction(
      Joining joining,
      Body body,
      List<Boolean> reduced,
      List<Buffer> arguments,
      @Nullable Buffer scratch,
      List<Node> values)
      implements Method {
    /** The stores that take results. */
    public List<Body.Store> totals() {
      return body.byRows()
          ? body.stores().stream().filter(s -> Affine.isZero(s.index().strides().get(0))).toList()
          : body.stores();
    }

    /** The stores of elements. */
    public List<Body.Store> elements() {
      List<Body.Store> elements = new ArrayList<>(body.stores());
      elements.removeAll(totals());
      return elements;
    }

    @Override
    public List<Buffer> writes() {
      List<Buffer> writes = new ArrayList<>(Method.super.writes());
      if (scratch != null) {
        writes.add(scratch);
      }
      return writes;
    }
  }

  /**
   * Matrix products one behind the other.
   *
   * @param count how many
   * @param m rows of the result
   * @param k summed over
   * @param n columns of the result
   * @param edge works on each part of the result when it is finished; null without
   * @param kept whether the result stays in memory
   */
  record Product(
      Buffer a,
      boolean aTransposed,
      Buffer b,
      boolean bTransposed,
      Buffer out,
      Dim count,
      Dim m,
      Dim k,
      Dim n,
      @Nullable Loop edge,
      boolean kept,
      List<Node> values)
      implements Kernel {
    /** The same product with a loop on its parts. */
    Product withEdge(Loop loop, boolean keep) {
      List<Node> all = new ArrayList<>(values);
      all.addAll(loop.values());
      return new Product(
          a, aTransposed, b, bTransposed, out, count, m, k, n, loop, keep, List.copyOf(all));
    }

    @Override
    public List<Buffer> reads() {
      List<Buffer> reads = new ArrayList<>(List.of(a, b));
      if (edge != null) {
        edge.reads().stream().filter(read -> !read.equals(out)).forEach(reads::add);
      }
      return reads;
    }

    @Override
    public List<Buffer> writes() {
      List<Buffer> writes = new ArrayList<>();
      if (kept) {
        writes.add(out);
      }
      if (edge != null) {
        writes.addAll(edge.writes());
      }
      return writes;
    }
  }

  /**
   * Copies rows of a table.
   *
   * @param size how many rows the table has
   * @param count how many rows are copied
   * @param width elements of a row
   */
  record Gather(
      Buffer table, Buffer indices, Buffer out, Dim size, Dim count, Dim width, List<Node> values)
      implements Kernel {
    @Override
    public List<Buffer> reads() {
      return List.of(table, indices);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(out);
    }
  }

  /**
   * Adds rows to a table of zeros.
   *
   * @param size how many rows the table has
   * @param count how many rows are added
   * @param width elements of a row
   */
  record ScatterAdd(
      Buffer indices, Buffer rows, Buffer out, Dim size, Dim count, Dim width, List<Node> values)
      implements Kernel {
    @Override
    public List<Buffer> reads() {
      return List.of(indices, rows);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(out);
    }
  }

  /**
   * Adds up the weights of smaller elements, column by column.
   *
   * @param ties the share of the weights of equal elements
   */
  record Below(
      Buffer x, Buffer weight, Buffer out, Dim rows, Dim columns, double ties, List<Node> values)
      implements Kernel {
    @Override
    public List<Buffer> reads() {
      return List.of(x, weight);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(out);
    }
  }

  /**
   * Kernels that are computed side by side for a block of rows after the other, which threads
   * share. Each computes a row of what they read of each other from the same row.
   *
   * @param rows how many rows there are
   * @param work operations of a row, about
   * @param kernels in order
   */
  record Band(Dim rows, long work, List<Kernel> kernels) implements Kernel {
    @Override
    public List<Node> values() {
      return kernels.stream().flatMap(kernel -> kernel.values().stream()).toList();
    }

    @Override
    public List<Buffer> reads() {
      return kernels.stream().flatMap(kernel -> kernel.reads().stream()).toList();
    }

    @Override
    public List<Buffer> writes() {
      return kernels.stream().flatMap(kernel -> kernel.writes().stream()).toList();
    }

    /** Where the sums of columns go, in the order of the kernels. */
    public List<Buffer> totals() {
      List<Buffer> totals = new ArrayList<>();
      for (Kernel kernel : kernels) {
        if (kernel instanceof Reduction sums) {
          sums.totals().forEach(store -> totals.add(sums.arguments().get(store.argument())));
        }
      }
      return totals;
    }
  }

  /** Fills with random numbers. */
  record Fill(Random random, Buffer out, List<Node> values) implements Kernel {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(out);
    }
  }

  /** Takes an array of a file. */
  record Read(FileArray array, Buffer out, List<Node> values) implements Kernel {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(out);
    }
  }
}
