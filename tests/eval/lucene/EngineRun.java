// Exported articles and exported queries -> a TREC run by Lucene alone: a whitespace analyser, BM25
// as the mapping says, nothing of ours.
//
//   java EngineRun ARTICLES.jsonl INDEX                       makes an index
//   java EngineRun INDEX QUERIES.jsonl DEPTH TAG              queries in Lucene's syntax
//
// Both files are JSON Lines; a query line has "id" and "request", which is the text of a query, or
// an OpenSearch request, of which the parts that our queries are made of are built by hand.
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.*;
import org.apache.lucene.search.spans.*;
import org.apache.lucene.store.*;

public class EngineRun {
  static final float K1 = 1.6f, B = 0.7f;

  public static void main(String[] args) throws Exception {
    BooleanQuery.setMaxClauseCount(4096);
    if (args.length == 2) {
      index(Paths.get(args[0]), Paths.get(args[1]));
    } else {
      search(Paths.get(args[0]), Paths.get(args[1]), Integer.parseInt(args[2]), args[3]);
    }
  }

  static void index(Path articles, Path directory) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setSimilarity(new BM25Similarity(K1, B));
    Set<String> plain = new HashSet<>(Arrays.asList("id", "title", "date", "date_is", "source",
        "url", "author", "path", "text", "tags"));
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(directory), config);
        BufferedReader in = Files.newBufferedReader(articles)) {
      for (String line; (line = in.readLine()) != null;) {
        Map<String, Object> article = Json.object(line);
        Document document = new Document();
        document.add(new StoredField("id", (String) article.get("id")));
        for (Map.Entry<String, Object> field : article.entrySet()) {
          if (plain.contains(field.getKey()) || !(field.getValue() instanceof String)) continue;
          document.add(new TextField(field.getKey(), (String) field.getValue(), Field.Store.NO));
        }
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  static void search(Path directory, Path queries, int depth, String tag) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    try (IndexReader reader = DirectoryReader.open(FSDirectory.open(directory));
        BufferedReader in = Files.newBufferedReader(queries)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity(K1, B));
      for (String line; (line = in.readLine()) != null;) {
        Map<String, Object> query = Json.object(line);
        Object request = query.get("request");
        if (request == null) continue;
        Query parsed = request instanceof String
            ? new QueryParser("words", new WhitespaceAnalyzer()).parse((String) request)
            : build(map(map(request).get("query")));
        int rank = 0;
        for (ScoreDoc hit : searcher.search(parsed, depth).scoreDocs) {
          String id = searcher.doc(hit.doc).get("id");
          out.println(query.get("id") + "\tQ0\t" + id + "\t" + ++rank + "\t" + hit.score + "\t"
              + tag);
        }
      }
    }
    out.flush();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  static Query boosted(Query query, Map<String, Object> options) {
    Object boost = options.get("boost");
    return boost == null ? query : new BoostQuery(query, ((Number) boost).floatValue());
  }

  /// The only entry of an object.
  static Map.Entry<String, Object> only(Map<String, Object> object) {
    return object.entrySet().iterator().next();
  }

  static Query build(Map<String, Object> clause) {
    Map.Entry<String, Object> entry = only(clause);
    Map<String, Object> body = map(entry.getValue());
    switch (entry.getKey()) {
      case "term":
      case "prefix": {
        Map.Entry<String, Object> field = only(body);
        boolean isPlain = field.getValue() instanceof String;
        Map<String, Object> options = isPlain ? new HashMap<>() : map(field.getValue());
        Term term = new Term(field.getKey(),
            isPlain ? (String) field.getValue() : (String) options.get("value"));
        return boosted(entry.getKey().equals("term") ? new TermQuery(term) : new PrefixQuery(term),
            options);
      }
      case "range": {
        Map.Entry<String, Object> field = only(body);
        Map<String, Object> ends = map(field.getValue());
        return TermRangeQuery.newStringRange(field.getKey(), (String) ends.get("gte"),
            (String) ends.get("lte"), true, true);
      }
      case "dis_max": {
        List<Query> queries = new ArrayList<>();
        for (Object one : list(body.get("queries"))) queries.add(build(map(one)));
        Object tie = body.getOrDefault("tie_breaker", 0.0);
        return new DisjunctionMaxQuery(queries, ((Number) tie).floatValue());
      }
      case "constant_score":
        return boosted(new ConstantScoreQuery(build(map(body.get("filter")))), body);
      case "match_all":
        return boosted(new MatchAllDocsQuery(), body);
      case "match_none":
        return new MatchNoDocsQuery();
      case "bool": {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        add(all, body.get("must"), BooleanClause.Occur.MUST);
        add(all, body.get("filter"), BooleanClause.Occur.FILTER);
        add(all, body.get("should"), BooleanClause.Occur.SHOULD);
        add(all, body.get("must_not"), BooleanClause.Occur.MUST_NOT);
        if (body.containsKey("minimum_should_match")) all.setMinimumNumberShouldMatch(1);
        return all.build();
      }
      default:
        return span(clause);
    }
  }

  static void add(BooleanQuery.Builder all, Object clauses, BooleanClause.Occur occur) {
    if (clauses == null) return;
    for (Object one : list(clauses)) all.add(build(map(one)), occur);
  }

  static SpanQuery span(Map<String, Object> clause) {
    Map.Entry<String, Object> entry = only(clause);
    Map<String, Object> body = map(entry.getValue());
    if (entry.getKey().equals("span_term")) {
      Map.Entry<String, Object> field = only(body);
      return new SpanTermQuery(new Term(field.getKey(), (String) field.getValue()));
    }
    List<SpanQuery> parts = new ArrayList<>();
    for (Object one : list(body.get("clauses"))) parts.add(span(map(one)));
    SpanQuery[] clauses = parts.toArray(new SpanQuery[0]);
    if (entry.getKey().equals("span_or")) return new SpanOrQuery(clauses);
    if (!entry.getKey().equals("span_near")) throw new IllegalArgumentException(entry.getKey());
    int slop = ((Number) body.get("slop")).intValue();
    return new SpanNearQuery(clauses, slop, (Boolean) body.get("in_order"));
  }
}

/** JSON, as much of it as is read here. */
class Json {
  private final String text;
  private int at = 0;

  private Json(String text) {
    this.text = text;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(String text) {
    return (Map<String, Object>) new Json(text).value();
  }

  private char next() {
    while (" \t\r\n,:".indexOf(text.charAt(at)) >= 0) ++at;
    return text.charAt(at);
  }

  private Object value() {
    char first = next();
    if (first == '{') {
      Map<String, Object> out = new LinkedHashMap<>();
      for (++at; next() != '}';) {
        String key = string();
        out.put(key, value());
      }
      ++at;
      return out;
    }
    if (first == '[') {
      List<Object> out = new ArrayList<>();
      for (++at; next() != ']';) out.add(value());
      ++at;
      return out;
    }
    if (first == '"') return string();
    int begin = at;
    while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) ++at;
    String word = text.substring(begin, at);
    if (word.equals("true") || word.equals("false")) return word.equals("true");
    return word.equals("null") ? null : (Object) Double.valueOf(word);
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    next();
    for (++at; text.charAt(at) != '"'; ++at) {
      if (text.charAt(at) != '\\') {
        out.append(text.charAt(at));
        continue;
      }
      char kind = text.charAt(++at);
      if (kind == 'u') {
        out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        int which = "bfnrt".indexOf(kind);
        out.append(which < 0 ? kind : "\b\f\n\r\t".charAt(which));
      }
    }
    ++at;
    return out.toString();
  }
}
