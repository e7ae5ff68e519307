package io.quiver.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the sample articles.
 *
 * @param id readable key made from the title, for example {@code azure-functions}
 * @param embedding the content's embedding as text, {@code [0.1,0.2,...]}
 */
record Article(String id, String title, String category, String content, String embedding) {
  private static final String RESOURCE = "/io/quiver/shell/demo/articles.tsv";

  static List<Article> load() throws IOException {
    InputStream resource = Article.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IOException("sample data is missing: " + RESOURCE);
    }
    List<Article> articles = new ArrayList<>();
    Map<String, Integer> used = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", -1);
        String key =
            parts[1].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        int occurrence = used.merge(key, 1, Integer::sum);
        articles.add(
            new Article(
                occurrence == 1 ? key : key + "-" + occurrence,
                parts[1],
                parts[2],
                parts[3],
                parts[4]));
      }
    }
    return articles;
  }

  /** Whether this article's content names the other one's title. */
  boolean mentions(Article other) {
    return !title.equals(other.title) && content.contains(other.title);
  }
}
