package io.quiver.springai;

import java.util.ArrayList;
import java.util.List;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** Embeddings by the trigrams of a text: similar spellings are near, nothing is downloaded. */
final class TrigramModel implements EmbeddingModel {
  static final int DIMENSIONS = 64;

  @Override
  public EmbeddingResponse call(EmbeddingRequest request) {
    List<Embedding> embeddings = new ArrayList<>();
    List<String> texts = request.getInstructions();
    for (int i = 0; i < texts.size(); i++) {
      embeddings.add(new Embedding(vector(texts.get(i)), i));
    }
    return new EmbeddingResponse(embeddings);
  }

  @Override
  public float[] embed(Document document) {
    String text = document.getText();
    return vector(text == null ? "" : text);
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    String padded = "  " + text + "  ";
    double squares = 0;
    for (int i = 0; i + 3 <= padded.length(); i++) {
      int hash = padded.substring(i, i + 3).hashCode() * 0x9E3779B9;
      vector[hash >>> 26] += (hash & 1) == 0 ? 1 : 2;
    }
    for (float number : vector) {
      squares += number * number;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }
}
