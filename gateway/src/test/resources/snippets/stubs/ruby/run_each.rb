ARGV.each { |file| load file }
