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
  POINT_SHARED(
      Area.FIRST,
      "prepared select by key, served by another process",
      "queries/s",
      new Promise.AtLeastTimes(0.5, Peer.H2),
      NodeWorkloads::shared),
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
      CommitWorkloads::logBytes),
  INSERT_FULL(
      Area.COMMITS,
      "prepared insert of a row",
      "changes/s",
      new Promise.AtLeastTimes(1.5, Peer.SQLITE),
      ChangeWorkloads::insert),
  UPDATE_FULL(
      Area.COMMITS,
      "prepared update by key",
      "changes/s",
      new Promise.AtLeastTimes(1.5, Peer.SQLITE),
      ChangeWorkloads::update),
  DELETE_FULL(
      Area.COMMITS,
      "prepared delete by key",
      "changes/s",
      new Promise.AtLeastTimes(1.5, Peer.SQLITE),
      ChangeWorkloads::delete),
  INSERT_RELAXED(
      Area.RELAXED,
      "prepared insert of a row",
      "changes/s",
      new Promise.AtLeastTimes(1.5),
      ChangeWorkloads::insert),
  UPDATE_RELAXED(
      Area.RELAXED,
      "prepared update by key",
      "changes/s",
      new Promise.AtLeastTimes(1.5),
      ChangeWorkloads::update),
  DELETE_RELAXED(
      Area.RELAXED,
      "prepared delete by key",
      "changes/s",
      new Promise.AtLeastTimes(1.5),
      ChangeWorkloads::delete),
  BULK_LOAD(
      Area.FIRST,
      "load of 200,000 nodes and 1,000,000 edges by batches, with two indexes",
      "rows/s",
      new Promise.AtLeastTimes(1, Peer.SQLITE),
      EdgeWorkloads::bulkLoad),
  AMPLIFICATION(
      Area.STORAGE,
      "500,000 random updates of 1,000,000 rows of 116 bytes, 100 a commit",
      "bytes written per byte changed",
      new Promise.AtMost(8),
      WriteWorkloads.amplification(1_000_000)),
  AMPLIFICATION_10M(
      Area.STORAGE,
      "the same of 10,000,000 rows",
      "bytes written per byte changed",
      new Promise.None(),
      WriteWorkloads.amplification(10_000_000)),
  STALL(
      Area.STORAGE,
      "slowest of these commits in a heap of 512 MB",
      "ms",
      new Promise.AtMost(250),
      WriteWorkloads::stall),
  READ_SCALING(
      Area.STORAGE,
      "selects by key by two threads against one",
      "times",
      new Promise.AtLeast(1.7),
      ReadWorkloads::scaling),
  READ_CHECKPOINT(
      Area.STORAGE,
      "selects by key beside a checkpoint against alone",
      "times",
      new Promise.AtLeast(0.5),
      ReadWorkloads::besideCheckpoint),
  OPENING(
      Area.STORAGE,
      "opening a database of 1 GB, to its first row",
      "ms",
      new Promise.AtMost(2_000),
      OpeningWorkload::run),
  DEADLOCK(
      Area.STORAGE,
      "slowest hundredth of deadlocks until one is told",
      "ms",
      new Promise.AtMost(100),
      DeadlockWorkload::run),
  TPCH(
      Area.QUERIES,
      "the 22 queries of TPC-H at scale 0.1, geometric mean",
      "queries/s",
      new Promise.AtLeastTimes(5, Peer.H2, Peer.SQLITE),
      TpchWorkload::run),
  CORPUS(
      Area.QUERIES,
      "statements of the SQL logic tests, one thread",
      "statements/s",
      new Promise.AtLeast(2_500),
      PlanWorkloads::corpus),
  PLAN_CORPUS(
      Area.QUERIES,
      "plan of a query of these tests whose shape was never seen, median",
      "microseconds",
      new Promise.AtMost(300),
      PlanWorkloads::neverSeen),
  PLAN_JOIN_3(
      Area.QUERIES,
      "plan of a join of 3 tables that was never seen, median",
      "microseconds",
      new Promise.AtMost(1_000),
      PlanWorkloads.join(3)),
  PLAN_JOIN_10(
      Area.QUERIES,
      "plan of a join of 10 tables that was never seen, median",
      "microseconds",
      new Promise.AtMost(5_000),
      PlanWorkloads.join(10)),
  NEW_LITERAL(
      Area.QUERIES,
      "what a new literal costs more than a parameter",
      "microseconds",
      new Promise.AtMost(2),
      PlanWorkloads::newLiteral),
  START(
      Area.QUERIES,
      "processor time of a new process up to its first row, by bin/quiver",
      "seconds",
      new Promise.AtMost(1),
      StartWorkload::run),
  NEIGHBOURS_99(
      Area.VECTORS,
      "top 10 of 100,000 x 128 at recall 0.99",
      "queries/s",
      new Promise.AtLeastTimes(2, Peer.LUCENE),
      NeighbourWorkloads.atRecall(0.99)),
  NEIGHBOURS_99_TUNED(
      Area.VECTORS,
      "the same, both with their best graphs",
      "queries/s",
      new Promise.AtLeastTimes(1.3, Peer.LUCENE_TUNED),
      NeighbourWorkloads.tuned(0.99)),
  NEIGHBOURS_95(
      Area.VECTORS,
      "top 10 of 100,000 x 128 at recall 0.95",
      "queries/s",
      new Promise.AtLeastTimes(1, Peer.LUCENE, Peer.LUCENE_TUNED),
      NeighbourWorkloads.tuned(0.95)),
  NEIGHBOURS_384(
      Area.VECTORS,
      "top 10 of 50,000 x 384 at recall 0.99",
      "queries/s",
      new Promise.AtLeastTimes(1, Peer.LUCENE),
      NeighbourWorkloads.wide(0.99)),
  NEIGHBOURS_SCALING(
      Area.VECTORS,
      "searches by two threads against one",
      "times",
      new Promise.AtLeast(1.8),
      NeighbourWorkloads::scaling),
  NEIGHBOURS_TENTH(
      Area.VECTORS,
      "top 10 of the rows of a condition that 10 % pass, at recall 0.99",
      "queries/s",
      new Promise.AtLeastTimes(1, Peer.LUCENE),
      NeighbourWorkloads.filtered(0.99, 10)),
  NEIGHBOURS_HUNDREDTH(
      Area.VECTORS,
      "top 10 of the rows of a condition that 1 % pass, at recall 0.99",
      "queries/s",
      new Promise.AtLeastTimes(1, Peer.LUCENE),
      NeighbourWorkloads.filtered(0.99, 1)),
  VECTOR_BUILD(
      Area.VECTORS,
      "load and index 100,000 x 128, all processors",
      "rows/s",
      new Promise.AtLeastTimes(1 / 1.5, Peer.LUCENE),
      NeighbourWorkloads::build),
  VECTOR_INSERT(
      Area.VECTORS,
      "what an index adds to a committed insert that the next search finds",
      "microseconds",
      new Promise.AtMost(50),
      VectorCommitWorkloads::insert),
  VECTOR_COMMITS(
      Area.VECTORS,
      "commits of one vector a second beside searches, 2,000 asked for",
      "commits/s",
      new Promise.AtLeast(1_980),
      VectorCommitWorkloads::commits),
  VECTOR_LATENCY(
      Area.VECTORS,
      "slowest hundredth of searches beside 2,000 commits/s against alone",
      "times",
      new Promise.AtMost(5),
      VectorCommitWorkloads::latency),
  VECTOR_MILLION(
      Area.VECTORS,
      "top 10 of 1,000,000 x 128 in a heap of 2 GB",
      "queries/s",
      new Promise.AtLeast(1),
      MillionWorkload.of("")),
  VECTOR_MILLION_BIT1(
      Area.VECTORS,
      "the same with bit1 in a heap of 512 MB",
      "queries/s",
      new Promise.AtLeast(1),
      MillionWorkload.of(", quantization = 'bit1'")),
  WITHIN_1(
      Area.GRAPHS,
      "vertices within 1 hop of 1,000 starts",
      "queries/s",
      new Promise.AtLeastTimes(2),
      GraphWorkloads.within(1, 1_000)),
  WITHIN_2(
      Area.GRAPHS,
      "vertices within 2 hops of 1,000 starts",
      "queries/s",
      new Promise.AtLeastTimes(2),
      GraphWorkloads.within(2, 1_000)),
  WITHIN_3(
      Area.GRAPHS,
      "vertices within 3 hops of 1,000 starts",
      "queries/s",
      new Promise.AtLeastTimes(2),
      GraphWorkloads.within(3, 1_000)),
  WITHIN_4(
      Area.GRAPHS,
      "vertices within 4 hops of 20 starts",
      "queries/s",
      new Promise.AtLeastTimes(2),
      GraphWorkloads.within(4, 20)),
  PATH_LENGTH(
      Area.GRAPHS,
      "length of a shortest path of at most 6 edges, 1,000 pairs",
      "queries/s",
      new Promise.AtLeastTimes(2),
      GraphWorkloads::distance),
  PAGE_RANK(
      Area.GRAPHS,
      "PageRank, 20 rounds",
      "runs/min",
      new Promise.AtLeastTimes(3),
      GraphWorkloads::pageRank),
  COMPONENTS(
      Area.GRAPHS,
      "weakly connected components",
      "runs/min",
      new Promise.AtLeastTimes(3),
      GraphWorkloads::components),
  TRIANGLES(
      Area.GRAPHS,
      "number of triangles",
      "runs/min",
      new Promise.None(),
      GraphWorkloads::triangles),
  COMMUNITIES(
      Area.GRAPHS,
      "label propagation, 10 rounds",
      "runs/min",
      new Promise.None(),
      GraphWorkloads::communities),
  GRAPH_COMMITS(
      Area.GRAPHS,
      "commits of one edge, 2 hops asked after each",
      "pairs/s",
      new Promise.None(),
      GraphWorkloads::mixed),
  ADJACENCY_MEMORY(
      Area.GRAPHS,
      "arrays of the edges both ways",
      "MB",
      new Promise.AtMost(40),
      AdjacencyWorkloads::memory),
  GRAPH_CANCEL(
      Area.GRAPHS,
      "slowest hundredth of ends after cancel, of traversals without end",
      "ms",
      new Promise.AtMost(100),
      AdjacencyWorkloads::cancel);

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
    return switch (this) {
      case INSERT_FULL, UPDATE_FULL, DELETE_FULL -> List.of(Peer.QUIVER, Peer.SQLITE);
      case INSERT_RELAXED, UPDATE_RELAXED, DELETE_RELAXED ->
          List.of(Peer.QUIVER_RELAXED, Peer.H2_DEFAULT, Peer.SQLITE_NORMAL);
      case POINT_SHARED -> List.of(Peer.QUIVER, Peer.H2);
      case CORPUS,
          PLAN_CORPUS,
          PLAN_JOIN_3,
          PLAN_JOIN_10,
          NEW_LITERAL,
          START,
          LOG_BYTES,
          AMPLIFICATION,
          AMPLIFICATION_10M,
          STALL,
          READ_SCALING,
          READ_CHECKPOINT,
          OPENING,
          DEADLOCK,
          NEIGHBOURS_SCALING,
          VECTOR_INSERT,
          VECTOR_COMMITS,
          VECTOR_LATENCY,
          VECTOR_MILLION,
          VECTOR_MILLION_BIT1,
          COMMUNITIES,
          ADJACENCY_MEMORY,
          GRAPH_CANCEL ->
          List.of(Peer.QUIVER);
      case WITHIN_1, WITHIN_2, WITHIN_3, WITHIN_4, PATH_LENGTH, GRAPH_COMMITS -> Peer.GRAPHS;
      // Kuzu's algorithms are an extension that it downloads.
      case PAGE_RANK, COMPONENTS -> List.of(Peer.QUIVER, Peer.DUCKDB, Peer.NEO4J);
      case TRIANGLES -> List.of(Peer.QUIVER, Peer.DUCKDB);
      case TPCH -> List.of(Peer.QUIVER, Peer.H2, Peer.SQLITE, Peer.DUCKDB);
      case NEIGHBOURS_99 ->
          List.of(Peer.QUIVER, Peer.QUIVER_SCALAR, Peer.LUCENE, Peer.JVECTOR, Peer.DUCKDB);
      case NEIGHBOURS_99_TUNED -> List.of(Peer.QUIVER, Peer.LUCENE_TUNED);
      case NEIGHBOURS_95 -> List.of(Peer.QUIVER, Peer.LUCENE, Peer.LUCENE_TUNED, Peer.JVECTOR);
      case NEIGHBOURS_384, NEIGHBOURS_TENTH, NEIGHBOURS_HUNDREDTH ->
          List.of(Peer.QUIVER, Peer.LUCENE, Peer.JVECTOR, Peer.DUCKDB);
      case VECTOR_BUILD -> List.of(Peer.QUIVER, Peer.LUCENE);
      default -> Peer.DATABASES;
    };
  }

  /** The one whose number the promise is about. */
  Peer own() {
    return area == Area.RELAXED ? Peer.QUIVER_RELAXED : Peer.QUIVER;
  }

  /** What the JVM may take. */
  String heap() {
    return switch (this) {
      case VECTOR_MILLION -> "2g";
      case STALL, VECTOR_MILLION_BIT1 -> "512m";
      default -> "4g";
    };
  }

  /** Takes many minutes: measured only when it is named. */
  boolean isLong() {
    return this == VECTOR_MILLION || this == VECTOR_MILLION_BIT1 || this == AMPLIFICATION_10M;
  }
}
