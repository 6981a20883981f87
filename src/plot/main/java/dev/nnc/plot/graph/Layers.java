package dev.nnc.plot.graph;

import dev.nnc.runtime.picture.Diagram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Places of nodes in layers, after Sugiyama: each node below its inputs, edges that pass a layer
 * held there by a place of their own, and an order in each layer that lets few edges cross.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1981.4308636">Sugiyama, Tagawa and Toda 1981</a>
 */
final class Layers {
  private static final int SWEEPS = 12;

  /** A place in a layer. */
  static final class Place {
    /** A position in the diagram; -1 for an edge that passes. */
    final int node;

    final int layer;
    final List<Place> above = new ArrayList<>();
    final List<Place> below = new ArrayList<>();
    double x;

    /** Its number in the layer. */
    int order;

    Place(int node, int layer) {
      this.node = node;
      this.layer = layer;
    }
  }

  /** An edge as the places that it runs through, from above. */
  record Edge(List<Place> places) {}

  final List<List<Place>> layers = new ArrayList<>();
  final List<Edge> edges = new ArrayList<>();

  Layers(Diagram diagram) {
    int[] layer = longestPaths(diagram);
    List<Place> places = new ArrayList<>();
    for (int node = 0; node < layer.length; node++) {
      places.add(add(new Place(node, layer[node])));
    }
    for (int node = 0; node < layer.length; node++) {
      for (int input : diagram.nodes().get(node).inputs()) {
        edges.add(edge(places.get(input), places.get(node)));
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      order(sweep % 2 == 0);
    }
  }

  /** Below the inputs, and those without inputs just above the first that needs them. */
  private static int[] longestPaths(Diagram diagram) {
    List<Diagram.Node> nodes = diagram.nodes();
    int[] layer = new int[nodes.size()];
    int[] first = new int[nodes.size()];
    Arrays.fill(first, Integer.MAX_VALUE);
    for (int node = 0; node < layer.length; node++) {
      for (int input : nodes.get(node).inputs()) {
        layer[node] = Math.max(layer[node], layer[input] + 1);
      }
    }
    for (int node = 0; node < layer.length; node++) {
      for (int input : nodes.get(node).inputs()) {
        first[input] = Math.min(first[input], layer[node]);
      }
    }
    for (int node = 0; node < layer.length; node++) {
      boolean source = nodes.get(node).inputs().isEmpty() && first[node] != Integer.MAX_VALUE;
      layer[node] = source ? first[node] - 1 : layer[node];
    }
    return layer;
  }

  private Place add(Place place) {
    while (layers.size() <= place.layer) {
      layers.add(new ArrayList<>());
    }
    place.order = layers.get(place.layer).size();
    layers.get(place.layer).add(place);
    return place;
  }

  private Edge edge(Place from, Place to) {
    List<Place> places = new ArrayList<>(List.of(from));
    for (int layer = from.layer + 1; layer < to.layer; layer++) {
      places.add(add(new Place(-1, layer)));
    }
    places.add(to);
    for (int i = 1; i < places.size(); i++) {
      places.get(i - 1).below.add(places.get(i));
      places.get(i).above.add(places.get(i - 1));
    }
    return new Edge(places);
  }

  /** Puts each place at the median of its neighbours in the layer before. */
  private void order(boolean downwards) {
    for (int i = 0; i < layers.size(); i++) {
      List<Place> layer = layers.get(downwards ? i : layers.size() - 1 - i);
      double[] medians = new double[layer.size()];
      for (Place place : layer) {
        medians[place.order] = median(downwards ? place.above : place.below, place.order);
      }
      layer.sort(Comparator.comparingDouble(place -> medians[place.order]));
      for (int order = 0; order < layer.size(); order++) {
        layer.get(order).order = order;
      }
    }
  }

  private static double median(List<Place> neighbours, double without) {
    if (neighbours.isEmpty()) {
      return without;
    }
    int[] orders = neighbours.stream().mapToInt(place -> place.order).sorted().toArray();
    int middle = orders.length / 2;
    return orders.length % 2 == 1 ? orders[middle] : (orders[middle - 1] + orders[middle]) / 2.0;
  }
}
