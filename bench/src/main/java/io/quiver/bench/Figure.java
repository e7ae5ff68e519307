package io.quiver.bench;

import java.util.List;

/** What is measured: the same JDBC code for every peer. */
enum Figure {
  POINT_PREPARED(
      Area.FIRST,
      "prepared select by key",
      "queries/s",
      new Promise.AtLeastTimes(1),
      NodeWorkloads::prepared),
  POINT_LITERAL(
      Area.FIRST,
      "select by key, a new literal each time",
      "queries/s",
      new Promise.AtLeastTimes(1),
      NodeWorkloads::literal),
  BATCH_INSERT(
      Area.FIRST,
      "batch insert of 1,000,000 nodes",
      "rows/s",
      new Promise.None(),
      NodeWorkloads::batchInsert),
  TWO_HOP(
      Area.FIRST,
      "2-hop neighbours on 2,000,000 edges, as a join",
      "queries/s",
      new Promise.None(),
      EdgeWorkloads::twoHop),
  TOP_10(
      Area.FIRST,
      "top-10 of 100,000 x 128 vectors",
      "queries/s",
      new Promise.None(),
      VectorWorkloads::topTen),
  COMMITS_1(
      Area.COMMITS,
      "durable single-row inserts, 1 connection",
      "commits/s",
      new Promise.AtLeastTimes(1, Peer.SQLITE),
      CommitWorkloads.connections(1)),
  COMMITS_4(
      Area.COMMITS,
      "durable single-row inserts, 4 connections",
      "commits/s",
      new Promise.None(),
      CommitWorkloads.connections(4)),
  COMMITS_16(
      Area.COMMITS,
      "durable single-row inserts, 16 connections",
      "commits/s",
      new Promise.AtLeastTimes(5, Peer.SQLITE),
      CommitWorkloads.connections(16)),
  LOG_BYTES(
      Area.COMMITS,
      "log written for a commit of one row",
      "bytes",
      new Promise.AtMost(256),
      CommitWorkloads::logBytes);

  private final Area area;
  private final String title;
  private final String unit;
  private final Promise promise;
  private final Workload workload;

  Figure(Area area, String title, String unit, Promise promise, Workload workload) {
    this.area = area;
    this.title = title;
    this.unit = unit;
    this.promise = promise;
    this.workload = workload;
  }

  Area area() {
    return area;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  Promise promise() {
    return promise;
  }

  Workload workload() {
    return workload;
  }

  List<Peer> peers() {
    return this == LOG_BYTES ? List.of(Peer.QUIVER) : List.of(Peer.values());
  }
}
