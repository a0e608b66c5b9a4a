// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

// LEMON's network simplex as the yardstick of the bench. Reads one network (see `networkFile` in lemon.ts), then solves
// it again for each line on stdin and answers "milliseconds cost". The graph is built once; the time holds what a fresh
// solve needs: the solver with its copy of the network, and the run with the default pivot rule (block search).
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, long long>;

template <typename T> static std::vector<T> column(std::FILE *file, std::size_t count) {
  std::vector<T> items(count);
  if (std::fread(items.data(), sizeof(T), count, file) != count) {
    std::fprintf(stderr, "the network ends too early\n");
    std::exit(2);
  }
  return items;
}

int main(int, char **arguments) {
  std::FILE *file = std::fopen(arguments[1], "rb");
  if (file == nullptr) return 2;
  const auto head = column<std::int32_t>(file, 2);
  const int nodes = head[0], arcs = head[1];
  const auto supplies = column<std::int32_t>(file, nodes);
  const auto sources = column<std::int32_t>(file, arcs);
  const auto targets = column<std::int32_t>(file, arcs);
  const auto uppers = column<std::int32_t>(file, arcs);
  // Packed costs are whole numbers below 2^53, written as float64.
  const auto costs = column<double>(file, arcs);
  std::fclose(file);

  Graph graph;
  graph.reserveNode(nodes);
  graph.reserveArc(arcs);
  for (int node = 0; node < nodes; ++node) graph.addNode();
  for (int arc = 0; arc < arcs; ++arc)
    graph.addArc(graph.nodeFromId(sources[arc]), graph.nodeFromId(targets[arc]));
  Graph::ArcMap<int> upper(graph);
  Graph::ArcMap<long long> cost(graph);
  Graph::NodeMap<int> supply(graph);
  for (int node = 0; node < nodes; ++node) supply[graph.nodeFromId(node)] = supplies[node];
  for (int arc = 0; arc < arcs; ++arc) {
    upper[graph.arcFromId(arc)] = uppers[arc];
    cost[graph.arcFromId(arc)] = static_cast<long long>(costs[arc]);
  }

  for (std::string line; std::getline(std::cin, line);) {
    const auto begin = std::chrono::steady_clock::now();
    Simplex simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(supply);
    const auto type = simplex.run(Simplex::BLOCK_SEARCH);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    if (type != Simplex::OPTIMAL) {
      std::printf("not optimal\n");
      return 3;
    }
    std::printf("%.4f %lld\n", took.count(), simplex.totalCost<long long>());
    std::fflush(stdout);
  }
  return 0;
}
