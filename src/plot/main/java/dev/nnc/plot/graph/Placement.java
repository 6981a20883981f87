package dev.nnc.plot.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Where the places of layers stand from left to right: near their neighbours, and apart. */
final class Placement {
  private static final double GAP = 16;
  private static final double PASSING = 8;
  private static final int SWEEPS = 30;

  private final Layers layers;
  private final IntToDoubleFunction widths;

  /**
   * @param widths of nodes by their positions in the diagram
   */
  Placement(Layers layers, IntToDoubleFunction widths) {
    this.layers = layers;
    this.widths = widths;
    layers.layers.forEach(this::pack);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      relax(sweep % 2 == 0);
    }
    double left = places().stream().mapToDouble(p -> p.x - width(p) / 2).min().orElse(0);
    places().forEach(place -> place.x -= left);
  }

  List<Layers.Place> places() {
    List<Layers.Place> places = new ArrayList<>();
    layers.layers.forEach(places::addAll);
    return places;
  }

  List<Layers.Edge> edges() {
    return layers.edges;
  }

  int layers() {
    return layers.layers.size();
  }

  double width() {
    return places().stream().mapToDouble(p -> p.x + width(p) / 2).max().orElse(0);
  }

  private double width(Layers.Place place) {
    return place.node < 0 ? PASSING : widths.applyAsDouble(place.node);
  }

  private double distance(Layers.Place left, Layers.Place right) {
    return (width(left) + width(right)) / 2 + GAP;
  }

  private void pack(List<Layers.Place> layer) {
    for (int i = 1; i < layer.size(); i++) {
      layer.get(i).x = layer.get(i - 1).x + distance(layer.get(i - 1), layer.get(i));
    }
  }

  private void relax(boolean downwards) {
    for (int i = 0; i < layers.layers.size(); i++) {
      List<Layers.Place> layer = layers.layers.get(downwards ? i : layers.layers.size() - 1 - i);
      double[] wanted = new double[layer.size()];
      for (int k = 0; k < wanted.length; k++) {
        Layers.Place place = layer.get(k);
        List<Layers.Place> neighbours = downwards ? place.above : place.below;
        wanted[k] = neighbours.stream().mapToDouble(each -> each.x).average().orElse(place.x);
      }
      settle(layer, wanted);
    }
  }

  /** The mean of being pushed to the right and of being pushed to the left keeps the middle. */
  private void settle(List<Layers.Place> layer, double[] wanted) {
    double[] right = wanted.clone();
    for (int k = 1; k < right.length; k++) {
      right[k] = Math.max(right[k], right[k - 1] + distance(layer.get(k - 1), layer.get(k)));
    }
    double[] left = wanted.clone();
    for (int k = left.length - 2; k >= 0; k--) {
      left[k] = Math.min(left[k], left[k + 1] - distance(layer.get(k), layer.get(k + 1)));
    }
    for (int k = 0; k < wanted.length; k++) {
      layer.get(k).x = (left[k] + right[k]) / 2;
    }
  }
}
