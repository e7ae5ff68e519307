package io.quiver.storage.text.lucene;

import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * The analyzers that there are, by name. {@code standard}: words in lower case; {@code simple}:
 * runs of letters in lower case; {@code whitespace}: what stands between blanks, as it is; a
 * language: its stop words left out, its endings cut off. Thread-safe.
 */
public final class Analyzers {
  private static final Map<String, Supplier<Analyzer>> MAKERS =
      Map.ofEntries(
          Map.entry("standard", StandardAnalyzer::new),
          Map.entry("simple", SimpleAnalyzer::new),
          Map.entry("whitespace", WhitespaceAnalyzer::new),
          Map.entry("arabic", ArabicAnalyzer::new),
          Map.entry("armenian", ArmenianAnalyzer::new),
          Map.entry("basque", BasqueAnalyzer::new),
          Map.entry("bengali", BengaliAnalyzer::new),
          Map.entry("brazilian", BrazilianAnalyzer::new),
          Map.entry("bulgarian", BulgarianAnalyzer::new),
          Map.entry("catalan", CatalanAnalyzer::new),
          Map.entry("cjk", CJKAnalyzer::new),
          Map.entry("czech", CzechAnalyzer::new),
          Map.entry("danish", DanishAnalyzer::new),
          Map.entry("dutch", DutchAnalyzer::new),
          Map.entry("english", EnglishAnalyzer::new),
          Map.entry("estonian", EstonianAnalyzer::new),
          Map.entry("finnish", FinnishAnalyzer::new),
          Map.entry("french", FrenchAnalyzer::new),
          Map.entry("galician", GalicianAnalyzer::new),
          Map.entry("german", GermanAnalyzer::new),
          Map.entry("greek", GreekAnalyzer::new),
          Map.entry("hindi", HindiAnalyzer::new),
          Map.entry("hungarian", HungarianAnalyzer::new),
          Map.entry("indonesian", IndonesianAnalyzer::new),
          Map.entry("irish", IrishAnalyzer::new),
          Map.entry("italian", ItalianAnalyzer::new),
          Map.entry("latvian", LatvianAnalyzer::new),
          Map.entry("lithuanian", LithuanianAnalyzer::new),
          Map.entry("norwegian", NorwegianAnalyzer::new),
          Map.entry("persian", PersianAnalyzer::new),
          Map.entry("portuguese", PortugueseAnalyzer::new),
          Map.entry("romanian", RomanianAnalyzer::new),
          Map.entry("russian", RussianAnalyzer::new),
          Map.entry("spanish", SpanishAnalyzer::new),
          Map.entry("swedish", SwedishAnalyzer::new),
          Map.entry("thai", ThaiAnalyzer::new),
          Map.entry("turkish", TurkishAnalyzer::new));

  private static final Map<String, Analyzer> MADE = new ConcurrentHashMap<>();

  private Analyzers() {}

  /** All names, sorted. */
  public static Set<String> names() {
    return new TreeSet<>(MAKERS.keySet());
  }

  /**
   * The name as it is kept.
   *
   * @throws QuiverException INVALID_PARAMETER when there is no such analyzer
   */
  public static String check(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (!MAKERS.containsKey(lower)) {
      String near = NearestNames.hint(lower, names());
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER, "there is no analyzer '" + name + "' for texts")
          .withHint(near == null ? "There are " + String.join(", ", names()) + "." : near);
    }
    return lower;
  }

  /** The one analyzer of this name. */
  static Analyzer named(String name) {
    return MADE.computeIfAbsent(
        check(name), key -> MAKERS.getOrDefault(key, StandardAnalyzer::new).get());
  }
}
