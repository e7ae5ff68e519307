package io.quiver.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;

/** Embeddings by the trigrams of a text: similar spellings are near, nothing is downloaded. */
final class TrigramModel implements EmbeddingModel {
  static final int DIMENSION = 64;

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(segments.stream().map(segment -> embedding(segment.text())).toList());
  }

  private static Embedding embedding(String text) {
    float[] vector = new float[DIMENSION];
    String padded = "  " + text + "  ";
    for (int i = 0; i + 3 <= padded.length(); i++) {
      int hash = padded.substring(i, i + 3).hashCode() * 0x9E3779B9;
      vector[hash >>> 26] += (hash & 1) == 0 ? 1 : 2;
    }
    Embedding embedding = Embedding.from(vector);
    embedding.normalize();
    return embedding;
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }
}
