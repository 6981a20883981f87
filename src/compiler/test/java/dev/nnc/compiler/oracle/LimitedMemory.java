package dev.nnc.compiler.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Nocedal and Wright 2006, algorithm 7.4, with lines along which the way is halved. */
final class LimitedMemory implements Descent.Rule {
  private final int memory;
  private final Deque<double[]> moves = new ArrayDeque<>();
  private final Deque<double[]> turns = new ArrayDeque<>();
  private double[] base = {};
  private double[] before = {};
  private double[] direction = {};
  private double height;
  private double slope;
  private double length;

  LimitedMemory(int memory) {
    this.memory = memory;
  }

  @Override
  public void step(Descent descent, int t) {
    double[] x = both(descent.w, descent.b);
    double[] g = both(descent.gradient(0), descent.gradient(1));
    double f = descent.value();
    if (t == 1) {
      moves.clear();
      turns.clear();
      begin(x, g, f);
      double size = 0;
      for (double each : g) {
        size += Math.abs(each);
      }
      length = Math.min(1, 1 / size);
    } else if (f <= height + 1e-4 * length * slope) {
      learn(minus(x, base), minus(g, before));
      begin(x, g, f);
      length = 1;
    } else {
      length /= 2;
    }
    for (int i = 0; i < x.length; i++) {
      double next = base[i] + length * direction[i];
      if (i < descent.w.length) {
        descent.w[i] = next;
      } else {
        descent.b[i - descent.w.length] = next;
      }
    }
  }

  private void begin(double[] x, double[] g, double f) {
    base = x;
    before = g;
    height = f;
    direction = direction(g);
    slope = dot(direction, g);
  }

  private void learn(double[] move, double[] turn) {
    if (dot(move, turn) > 1e-12 * dot(turn, turn)) {
      moves.addFirst(move);
      turns.addFirst(turn);
      if (moves.size() > memory) {
        moves.removeLast();
        turns.removeLast();
      }
    }
  }

  private double[] direction(double[] g) {
    double[] q = g.clone();
    Deque<Double> shares = new ArrayDeque<>();
    Iterator<double[]> turn = turns.iterator();
    for (double[] move : moves) {
      double[] y = turn.next();
      double share = dot(move, q) / dot(move, y);
      add(q, -share, y);
      shares.addFirst(share);
    }
    if (!moves.isEmpty()) {
      double[] y = turns.getFirst();
      add(q, dot(moves.getFirst(), y) / dot(y, y) - 1, q.clone());
    }
    turn = turns.descendingIterator();
    for (Iterator<double[]> move = moves.descendingIterator(); move.hasNext(); ) {
      double[] s = move.next();
      double[] y = turn.next();
      add(q, shares.removeFirst() - dot(y, q) / dot(s, y), s);
    }
    add(q, -2, q.clone());
    return q;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  private static double[] both(double[] a, double[] b) {
    double[] all = new double[a.length + b.length];
    System.arraycopy(a, 0, all, 0, a.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
